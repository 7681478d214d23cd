/** One state of a chart: its dotted path below the machine, and the line that says what it is. */
export type ChartState = {
  readonly path: string;
  readonly description: string;
};

/** The part of an XState state node that a chart's listing needs. */
type Node = {
  readonly path: readonly string[];
  readonly description?: string | undefined;
  readonly states: Readonly<Record<string, Node>>;
};

/** What XState gives as a state's value: a name, or a record of regions. */
export type StateValue = string | { readonly [region: string]: StateValue | undefined };

/** Lists every state of a machine below its root, parents before children, in the chart's order. */
export function chartStates(machine: { readonly root: Node }): readonly ChartState[] {
  const below = (node: Node): readonly ChartState[] =>
    Object.values(node.states).flatMap((child) => [
      { path: child.path.join("."), description: child.description ?? "" },
      ...below(child),
    ]);
  return below(machine.root);
}

/** The innermost active states as dotted paths: `{duty: {verifying: "looking"}}` -> `["duty.verifying.looking"]`. */
export function activeStates(value: StateValue): readonly string[] {
  if (typeof value === "string") return [value];
  return Object.entries(value).flatMap(([region, inner]) => {
    if (inner === undefined) return [region];
    const innermost = activeStates(inner);
    return innermost.length === 0 ? [region] : innermost.map((path) => `${region}.${path}`);
  });
}
