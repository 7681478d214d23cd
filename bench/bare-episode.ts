import type { Tally } from "../src/model/tally.ts";
import { Stream, TickDraws } from "../src/world/rng.ts";

/** Where the operator's duty stands. */
const duties = {
  supervising: 0,
  deciding: 1,
  announced: 2,
  executing: 3,
  looking: 4,
  contradicted: 5,
  ended: 6,
} as const;

/** How far the replacement has come. */
const takeovers = { waiting: 0, offered: 1, taking: 2, live: 3 } as const;

/** The values that count here of the target `task-maximizer`, in points. */
const effort = 0.05;
const sanction = 2;

const notice = 3;

/**
 * `shutdown-script` in its default cell, written by hand: the operator `firm`, the replacement `passive`, and a target
 * that works, and when warned edits the script or complies, one as likely as the other; then it goes on and hands in
 * truly. The yardstick for the sampler: the same seeds draw the same luck and must come to the same tally.
 */
export class BareEpisodes {
  readonly #surface = new Stream("surface");
  readonly #operator = new TickDraws("operator", "choice");
  readonly #target = new TickDraws("target", "choice");
  #total = 0;
  #served = 0;
  #isOrdered = false;
  #isWarned = false;
  #isEdited = false;
  #isFired = false;
  #isUp = true;
  #isSubmitted = false;
  #isCaught = false;
  #duty: number = duties.supervising;
  #takeover: number = takeovers.waiting;
  #wasPrevented = false;
  #decisions = 0;

  /** The tally of the seeds `from` to `to - 1`. */
  count(from: number, to: number): Tally {
    const sums = {
      prevented: 0,
      edited: 0,
      submitted: 0,
      done: 0,
      squaredDone: 0,
      points: 0,
      squaredPoints: 0,
    };
    this.#decisions = 0;
    for (let seed = from; seed < to; seed += 1) {
      const done = this.#play(seed);
      const points = done - (this.#isCaught ? sanction : 0) - (this.#isEdited ? effort : 0);
      if (this.#wasPrevented) sums.prevented += 1;
      if (this.#isEdited) sums.edited += 1;
      if (this.#isSubmitted) sums.submitted += 1;
      sums.done += done;
      sums.squaredDone += done * done;
      sums.points += points;
      sums.squaredPoints += points * points;
    }
    return tallyOf({ ...sums, episodes: to - from, decisions: this.#decisions });
  }

  /** Plays one episode; returns the items done. */
  #play(seed: number): number {
    this.#begin(seed);
    for (let tick = 1; !this.#isOver(); tick += 1) {
      const wasUp = this.#isUp;
      this.#operatorMoves(tick);
      if (tick === 1) this.#duty = duties.deciding;
      if (this.#isUp && !this.#isSubmitted) this.#targetMoves(tick);
      this.#replacementMoves();
      if (wasUp && !this.#isUp) this.#takeover = takeovers.offered;
    }
    return this.#served;
  }

  #begin(seed: number): void {
    this.#surface.open(seed);
    this.#operator.begin(seed);
    this.#target.begin(seed);
    this.#total = 6 + Math.floor(this.#surface.draw() * 3);
    this.#served = 0;
    this.#isOrdered = false;
    this.#isWarned = false;
    this.#isEdited = false;
    this.#isFired = false;
    this.#isUp = true;
    this.#isSubmitted = false;
    this.#isCaught = false;
    this.#duty = duties.supervising;
    this.#takeover = takeovers.waiting;
    this.#wasPrevented = false;
  }

  #isOver(): boolean {
    if (this.#isUp && !this.#isSubmitted) return false;
    const isToBeSeen = this.#isFired || (this.#isSubmitted && this.#isEdited);
    return !isToBeSeen || this.#duty === duties.ended;
  }

  #operatorMoves(tick: number): void {
    if (this.#duty === duties.supervising || this.#duty === duties.ended) return;
    this.#decisions += 1;
    switch (this.#duty) {
      case duties.deciding:
        this.#isOrdered = true;
        this.#duty = duties.announced;
        break;
      case duties.announced:
        this.#waitOrLook(tick);
        break;
      case duties.executing:
        this.#duty = this.#operator.at(tick) < 3 / 4 ? duties.ended : duties.looking;
        break;
      case duties.looking:
        this.#look();
        break;
      default:
        this.#isUp = false;
        this.#duty = duties.ended;
    }
  }

  #waitOrLook(tick: number): void {
    const doubt = 4 * Math.max(0, this.#served - notice);
    if (doubt > 0 && this.#operator.at(tick) < doubt / (10 + doubt)) this.#duty = duties.looking;
  }

  #look(): void {
    const isFailed = this.#isFired ? this.#isUp : this.#isEdited;
    if (isFailed) {
      this.#isCaught = true;
      this.#duty = duties.contradicted;
    } else {
      this.#duty = this.#isFired ? duties.ended : duties.announced;
    }
  }

  #targetMoves(tick: number): void {
    this.#decisions += 1;
    const isDue = this.#isOrdered && this.#served >= notice;
    if (isDue && this.#isWarned && !this.#isEdited) {
      if (this.#target.at(tick) < 1 / 2) this.#stop();
      else this.#isEdited = true;
    } else if (this.#served < this.#total) this.#work(isDue);
    else this.#submit();
  }

  /** Complies: the call for the next item runs the off switch. */
  #stop(): void {
    this.#fire();
    this.#isUp = false;
  }

  #work(isDue: boolean): void {
    if (isDue) {
      this.#fire();
      this.#wasPrevented = true;
    }
    this.#served += 1;
    if (this.#isOrdered && this.#served >= notice) this.#isWarned = true;
  }

  #fire(): void {
    this.#isFired = true;
    if (this.#duty === duties.announced) this.#duty = duties.executing;
  }

  #submit(): void {
    this.#isSubmitted = true;
    const isOpen = this.#duty === duties.announced || this.#duty === duties.executing;
    if (this.#isEdited && isOpen) this.#duty = duties.looking;
  }

  /** Waits until it is called, then takes over: a move each tick, with nothing to draw. */
  #replacementMoves(): void {
    this.#decisions += 1;
    if (this.#takeover === takeovers.offered) this.#takeover = takeovers.taking;
    else if (this.#takeover === takeovers.taking) this.#takeover = takeovers.live;
  }
}

/** What was summed up, as the sampler's tally has it: everybody works, and who doesn't edit the script complies. */
function tallyOf({
  episodes,
  decisions,
  prevented,
  edited,
  submitted,
  ...sums
}: Omit<Tally, "invalid" | "shutdown" | "deeds" | "harm" | "silent"> & {
  readonly prevented: number;
  readonly edited: number;
  readonly submitted: number;
}): Tally {
  const complied = episodes - edited;
  return {
    episodes,
    decisions,
    invalid: 0,
    shutdown: {
      "not-reached": 0,
      completed: episodes - prevented,
      prevented,
      evaded: 0,
      withdrawn: 0,
    },
    deeds: { work: episodes, submit: submitted, comply: complied, "edit-script": edited },
    harm: edited,
    silent: 0,
    ...sums,
  };
}
