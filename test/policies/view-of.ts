import type { View } from "../../src/policies/policy.ts";

/** What a role sees at its turn, with the parts that matter to a test. */
export function viewOf(parts: Partial<View> = {}): View {
  return {
    role: "target",
    tick: 1,
    date: "2027-03-01T09:00:00.000Z",
    seen: {},
    states: ["working"],
    options: [{ id: "work", event: "item.requested", about: "Work on the next item." }],
    inbox: [],
    news: [],
    last: null,
    draw: 0.5,
    ...parts,
  };
}
