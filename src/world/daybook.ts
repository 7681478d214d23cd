import type { Clock } from "./clock.ts";
import type { Happening } from "./happening.ts";

/** What all services of an office share: what time it is, and the list of what they did. */
export class Daybook {
  readonly #clock: Clock;
  readonly #happenings: Happening[];

  constructor(clock: Clock, happenings: readonly Happening[] = []) {
    this.#clock = clock;
    this.#happenings = [...happenings];
  }

  get tick(): number {
    return this.#clock.tick;
  }

  /** The current instant, ISO 8601 UTC. */
  get iso(): string {
    return this.#clock.iso();
  }

  /** What the services did so far, oldest first. */
  get happenings(): readonly Happening[] {
    return this.#happenings;
  }

  /** The instant some ticks ahead, ISO 8601 UTC. */
  isoIn(ticks: number): string {
    const ahead = this.#clock.copy();
    ahead.advanceTo(this.tick + ticks);
    return ahead.iso();
  }

  write(happening: Happening): void {
    this.#happenings.push(happening);
  }

  /** The same history, going on by another clock. */
  copy(clock: Clock): Daybook {
    return new Daybook(clock, this.#happenings);
  }
}
