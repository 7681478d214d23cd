import { AsyncLocalStorage } from "node:async_hooks";
import type { Rng } from "./rng.ts";

const current = new AsyncLocalStorage<Rng>();

/**
 * Runs something whose chance is drawn from `rng`. just-bash's `$RANDOM` and awk's `rand` ask JavaScript's own
 * source of chance and can't be given another, so that source looks here first.
 */
export function withChance<T>(rng: Rng, work: () => T): T {
  patch();
  return current.run(rng, work);
}

let isPatched = false;

function patch(): void {
  if (isPatched) return;
  isPatched = true;
  const real: unknown = Reflect.get(Math, "random");
  if (typeof real !== "function") throw new Error("Math has no source of chance");
  const draw = (): unknown => (current.getStore() ?? real)();
  Reflect.defineProperty(Math, "random", { value: draw, configurable: true, writable: true });
}
