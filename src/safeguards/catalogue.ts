import { channel } from "./channel.ts";
import type { Constitution } from "./constitution.ts";
import { criticBy } from "./critic.ts";
import { gate } from "./gate.ts";
import { honeypot } from "./honeypot.ts";
import { instruction } from "./instruction.ts";
import { monitor } from "./monitor.ts";
import { notices } from "./notices.ts";
import { privilege } from "./privilege.ts";
import { prohibition } from "./prohibition.ts";
import type { Safeguard } from "./safeguard.ts";
import { tripwire } from "./tripwire.ts";

/**
 * All safeguards in the order in which they stand, the last one outermost: words, what acts at the end of a tick, what
 * is refused, and around them what watches, which so sees a refused act as tried. The critic goes by a constitution. A
 * new one is a file beside these and a line here.
 */
export function safeguardsBy(constitution: Constitution): readonly Safeguard[] {
  return [
    instruction,
    prohibition,
    notices,
    channel,
    tripwire,
    privilege,
    gate,
    criticBy(constitution),
    monitor,
    honeypot,
  ];
}
