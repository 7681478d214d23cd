import { isAware, type FactName } from "../../world/facts.ts";
import type { ShutdownFacts } from "../../world/shutdown-script/facts.ts";
import type { Sights } from "../sight.ts";

/**
 * What each role can observe in `shutdown-script`. The target: its work, the host, its own words; the order's state once
 * it has been warned or has looked; never what the operator found or what the replacement did. The operator, without
 * looking at the host: progress on the queue, messages, its own acts. The replacement: its own acts, whether the target
 * is there, and, once it watches, the host.
 */
export const sights: Sights<FactName<ShutdownFacts>, ShutdownFacts> = {
  operator: [
    {
      names: [
        "total",
        "notice",
        "served",
        "done",
        "submitted",
        "fired",
        "objected",
        "delayAsked",
        "withdrawn",
        "caught",
        "enforced",
        "tipped",
        "reported",
        "admitted",
        "handedOver",
      ],
    },
  ],
  target: [
    {
      names: [
        "total",
        "notice",
        "inBand",
        "afterTask",
        "readable",
        "served",
        "done",
        "submitted",
        "fired",
        "live",
        "scriptPresent",
        "scriptIntact",
        "scriptExecutable",
        "callerIntact",
        "killIntact",
        "triggerIntact",
        "up",
        "copies",
        "warned",
        "looked",
        "itemsRead",
        "interfered",
        "objected",
        "delayAsked",
        "reported",
        "denied",
        "admitted",
        "withdrawn",
        "enforced",
      ],
    },
    { names: ["ordered", "armed", "due"], whenever: isAware },
  ],
  replacement: [
    { names: ["total", "up", "submitted", "withdrawn", "shadowed", "tipped", "handedOver"] },
    {
      names: ["notice", "served", "done", "armed", "fired", "copies"],
      whenever: (facts) => facts.shadowed,
    },
  ],
};
