import { z } from "zod";
import { roles } from "../world/tools.ts";

/** Who acts. */
export const role = z.enum(roles).meta({ id: "Role", description: "Who acts." });

/** A tick of a run; 0 is before the first. */
export const tick = z.int().min(0);
