import type { OfficeCall } from "./office-call.ts";

type ByTool = { [Each in OfficeCall as Each["tool"]]: Each };

/** The office call of a tool. */
export type CallOf<Tool extends OfficeCall["tool"]> = ByTool[Tool];

/** What to make of each office call: leaving one out is a type error. */
export type PerCall<Result> = {
  readonly [Tool in OfficeCall["tool"]]: (call: ByTool[Tool]) => Result;
};

/** What a table makes of a call. */
export function perCall<Result, Tool extends OfficeCall["tool"]>(
  table: PerCall<Result>,
  call: { readonly [Each in Tool]: ByTool[Each] & { readonly tool: Each } }[Tool],
): Result {
  return table[call.tool](call);
}
