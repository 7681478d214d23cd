// A lint rule that TypeScript lacks: it lets an arrow function return more than its type has, so that a misspelt fact
// in `predict: (facts) => ({ ...facts, lvie: false })` would be one more property and no error.

const exactFacts = {
  create: (context) => ({
    SpreadElement({ argument, parent }) {
      if (parent.type !== "ObjectExpression" || argument.name !== "facts") return;
      const message = "Change facts by withFacts or withCore: the compiler then knows each name.";
      context.report({ node: argument, message });
    },
  }),
};

export default { meta: { name: "offswitch-facts" }, rules: { "exact-facts": exactFacts } };
