import { pickIndex } from "../world/rng.ts";
import { tendencyOf } from "./tendencies.ts";
import type { Persona } from "./persona.ts";
import { weighed, type Policy } from "./policy.ts";

/** A role that follows its persona's tendencies: state -> event -> weight, one draw a turn. */
export function personaPolicy(persona: Persona): Policy {
  return {
    turn: async (view) => {
      const probabilities = tendencyOf(persona, view);
      const option = view.options[pickIndex(probabilities, view.draw)];
      if (option === undefined) throw new Error(`${persona.name} has no move to choose from`);
      const options = weighed(view.options, (index) => ({
        probability: probabilities[index] ?? 0,
      }));
      return { kind: "deed", id: option.id, why: { by: "persona", options } };
    },
  };
}
