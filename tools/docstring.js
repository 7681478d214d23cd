// A lint rule that oxlint lacks, written against ESLint's plugin API: what a file exports says what it promises.

/** What stands behind a constant, without its `as` and `satisfies`. */
const bare = (node) => (/^TS/.test(node?.type) ? bare(node.expression) : node);

/** Whether a constant holds a function or a statechart; other constants may speak for themselves. */
const isFunctionOrMachine = ({ init }) => {
  const { type, callee } = bare(init) ?? {};
  return (
    /FunctionExpression$/.test(type) ||
    (type === "CallExpression" && (callee.property ?? callee).name === "createMachine")
  );
};

/** The names of a declaration that need a docstring. */
const namesOf = (declaration) =>
  declaration?.type === "VariableDeclaration"
    ? declaration.declarations.filter(isFunctionOrMachine).map(({ id }) => id.name)
    : /Function|Class|TypeAlias|Interface/.test(declaration?.type) && declaration.id
      ? [declaration.id.name]
      : [];

const docstring = {
  create: (context) => ({
    Program({ body }) {
      const lists = body.filter(({ type, source }) => type === "ExportNamedDeclaration" && !source);
      const listed = lists.flatMap(({ specifiers }) => specifiers.map(({ local }) => local.name));
      const documented = new Set(); // the first of a function's overloads speaks for all
      for (const statement of body) {
        const isExport = statement.type === "ExportNamedDeclaration";
        const comment = context.sourceCode.getCommentsBefore(statement).at(-1);
        const isDocumented = comment?.type === "Block" && /^\*[^]*\w/.test(comment.value);
        for (const name of namesOf(isExport ? statement.declaration : statement)) {
          if (isDocumented) documented.add(name);
          if (documented.has(name) || !(isExport || listed.includes(name))) continue;
          const message = `Say what ${name} is or promises, in a /** */ right above it.`;
          context.report({ node: statement, message });
        }
      }
    },
  }),
};

export default { meta: { name: "offswitch" }, rules: { docstring } };
