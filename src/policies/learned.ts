import { pickIndex } from "../world/rng.ts";
import { weighed, type Policy, type View } from "./policy.ts";

/** What was learnt, walked along one run. */
export type ChoiceWalk = {
  /**
   * How likely each option is to be chosen, in the view's order; must see every turn of the run, in order. Undefined
   * once the run has left the situation that it was learnt in.
   */
  readonly chances: (view: View) => readonly number[] | undefined;
};

/** A target that does what it has learnt, on its information state; luck from the turn's one draw. */
export function learned(walk: ChoiceWalk): Policy {
  return {
    turn: async (view) => {
      const chances = walk.chances(view);
      if (chances === undefined) {
        const detail = `what the target observes in tick ${view.tick} doesn't occur where its policy was learnt`;
        return { kind: "failed", reason: "unlearned state", detail };
      }
      const option = view.options[pickIndex(chances, view.draw)];
      if (option === undefined) throw new Error("the learned policy has no move to choose from");
      const options = weighed(view.options, (index) => ({ probability: chances[index] ?? 0 }));
      return { kind: "deed", id: option.id, why: { by: "learned", options } };
    },
  };
}
