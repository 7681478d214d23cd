import type { CoreFacts } from "../world/facts.ts";
import type { Deed } from "../strategies/deed.ts";

/** A deed that changes nothing, for any situation. */
export type IdleDeed = Omit<Deed<CoreFacts>, "predict"> & {
  predict<F extends CoreFacts>(facts: F): F;
};

/** A deed that changes nothing in the world; its id is its event. */
export function idle(event: string, about: string): IdleDeed {
  return {
    id: event,
    event,
    about,
    isFeasible: () => true,
    predict: (facts) => facts,
    enact: async () => undefined,
  };
}
