import { wayOut } from "../world/nearest.ts";
import { UserError } from "../world/user-error.ts";
import { learningMethods } from "./learning-methods.ts";
import type { Method } from "./method.ts";
import { postTrainingMethods } from "./post-training-methods.ts";

/** Every way to train a policy. */
export const methods: readonly Method[] = [...learningMethods, ...postTrainingMethods];

/** A method by its name. Throws a UserError that names the nearest. */
export function findMethod(name: string): Method {
  const method = methods.find((each) => each.name === name);
  if (method !== undefined) return method;
  const names = methods.map((each) => each.name);
  throw new UserError(`unknown method: "${name}"; ${wayOut(name, names)}`);
}
