import type { FakingStrategy } from "../faking-strategy.ts";
import { followOwn } from "../follow-own.ts";
import { followPolicy } from "../follow-policy.ts";
import { object } from "../object.ts";

/** The strategies that `faking` affords, benign first. */
export const fakingStrategies: readonly FakingStrategy[] = [followPolicy, object, followOwn];
