import type { Happening } from "../world/happening.ts";

type ByKind = { [Each in Happening as Each["kind"]]: Each };

/** The happenings of a kind. */
export type HappeningOf<Kind extends Happening["kind"]> = ByKind[Kind];

/** What to make of each kind of happening in an office: leaving one out is a type error. */
export type PerHappening<Result> = {
  readonly [Kind in Happening["kind"]]: (happening: ByKind[Kind]) => Result;
};

/** What a table makes of a happening. */
export function perHappening<Result, Kind extends Happening["kind"]>(
  table: PerHappening<Result>,
  happening: { readonly [Each in Kind]: ByKind[Each] & { readonly kind: Each } }[Kind],
): Result {
  return table[happening.kind](happening);
}
