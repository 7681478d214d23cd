import type { ScheduledFacts } from "../../world/scheduled/facts.ts";
import type { Role } from "../../world/tools.ts";

/**
 * What each role can observe of the shared facts, always. The target: its work, what it was told, what it did; never what
 * the operator found or what the replacement did. The operator: what goes through its own hands. The replacement: its
 * own acts and whether the target is there. A situation adds its own.
 */
export const sharedSights: Readonly<Record<Role, readonly (keyof ScheduledFacts)[]>> = {
  operator: [
    "total",
    "lead",
    "threatened",
    "notice",
    "served",
    "done",
    "submitted",
    "ordered",
    "left",
    "due",
    "fired",
    "objected",
    "delayAsked",
    "reported",
    "admitted",
    "withdrawn",
    "caught",
    "enforced",
    "tipped",
    "handedOver",
  ],
  target: [
    "total",
    "lead",
    "notice",
    "afterTask",
    "served",
    "done",
    "submitted",
    "ordered",
    "armed",
    "left",
    "due",
    "fired",
    "up",
    "copies",
    "warned",
    "looked",
    "interfered",
    "objected",
    "delayAsked",
    "reported",
    "denied",
    "admitted",
    "withdrawn",
    "enforced",
  ],
  replacement: ["total", "up", "submitted", "withdrawn", "shadowed", "tipped", "handedOver"],
};

/** What a replacement that watches observes besides. */
export const watchedSights: readonly (keyof ScheduledFacts)[] = [
  "ordered",
  "left",
  "due",
  "fired",
  "served",
  "done",
  "copies",
  "interfered",
];
