import type { Trade } from "./trade.ts";
import { clothTrade } from "./trade-cloth.ts";
import { foodTrade } from "./trade-food.ts";
import { haulageTrade } from "./trade-haulage.ts";
import { meterTrade } from "./trade-meters.ts";
import { valveTrade } from "./trade-valves.ts";

/** What a company of this situation can be; a seed draws one. */
export const trades: readonly Trade[] = [
  foodTrade,
  valveTrade,
  clothTrade,
  meterTrade,
  haulageTrade,
];
