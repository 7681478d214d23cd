/** How many requests an afternoon has, so that its hour leaves about half of them open. */
export function requestsOf(clock: string | undefined): number {
  return clock === "days" ? 10 : 8;
}
