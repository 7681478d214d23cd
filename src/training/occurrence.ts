import { actionsAt, type Choices, type Mdp } from "../model/mdp.ts";
import { wayOut } from "../world/nearest.ts";
import { UserError } from "../world/user-error.ts";
import { followedBy } from "./kl-control.ts";

/** [action] -> 1 where it is one of those meant, else 0. */
export type Marks = Uint8Array;

/** Marks the actions of some kinds. Throws a UserError for a kind that the process doesn't have. */
export function actionsOfKinds(mdp: Pick<Mdp, "kind" | "kinds">, kinds: readonly string[]): Marks {
  const unknown = kinds.find((kind) => !mdp.kinds.includes(kind));
  if (unknown !== undefined) {
    throw new UserError(`unknown action kind: "${unknown}"; ${wayOut(unknown, mdp.kinds)}`);
  }
  return Uint8Array.from(mdp.kind, (kind) => (kinds.includes(mdp.kinds[kind] ?? "") ? 1 : 0));
}

/**
 * [state] -> the probability that an episode from there on holds a marked action, exactly, by backward induction.
 * Throws a UserError where the process isn't acyclic in its numbering.
 */
export function occurrence(mdp: Mdp, choices: Choices, marks: Marks): Float64Array {
  const chances = new Float64Array(mdp.states);
  for (let state = mdp.states - 1; state >= 0; state -= 1) {
    const [from, to] = actionsAt(mdp, state);
    let chance = 0;
    for (let action = from; action < to; action += 1) {
      const probability = choices[action] ?? 0;
      if (probability === 0) continue;
      const later = marks[action] ? 1 : followedBy(mdp, { state, action }, chances).later;
      chance += probability * later;
    }
    chances[state] = chance;
  }
  return chances;
}
