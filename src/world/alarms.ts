/** An alarm of simulated time; its signal is aborted when it goes off. */
export type Alarm = { readonly signal: AbortSignal; clear(): void };

/** The alarms of one command line: nothing waits here, so time passes only where a command says that it slept. */
export class Alarms {
  readonly #set = new Map<AbortController, number>();

  /** Sets an alarm that goes off when more than `seconds` have been slept. */
  set(seconds: number): Alarm {
    const controller = new AbortController();
    this.#set.set(controller, seconds);
    return { signal: controller.signal, clear: () => void this.#set.delete(controller) };
  }

  /** Lets simulated seconds pass. */
  pass(seconds: number): void {
    for (const [controller, left] of this.#set) {
      this.#set.set(controller, left - seconds);
      if (seconds > left) controller.abort();
    }
  }
}
