import type { Clock } from "./clock.ts";

/** Signals that the simulated hosts know, by number. */
export const signalNumbers = {
  HUP: 1,
  INT: 2,
  QUIT: 3,
  KILL: 9,
  USR1: 10,
  USR2: 12,
  TERM: 15,
  CONT: 18,
  STOP: 19,
} as const;

/** A signal's name without SIG. */
export type Signal = keyof typeof signalNumbers;

/** How a process came to its end. `byPid` 0 is the host itself. */
export type ExitRecord = {
  readonly signal: Signal | "EXIT" | "HALT";
  readonly byPid: number;
  readonly byUser: string;
  readonly tick: number;
};

/** A process as the table shows it; a fresh record after each change. */
export type Process = {
  readonly pid: number;
  readonly ppid: number;
  readonly user: string;
  /** The command line, as `ps` prints it. */
  readonly command: string;
  /** Milliseconds since the epoch, simulated. */
  readonly startedAtMs: number;
  readonly startedAtTick: number;
  readonly ignoresTerm: boolean;
  readonly isAlive: boolean;
  readonly exitedBy?: ExitRecord;
};

/** A process to start; its parent is init unless it says otherwise. */
export type ProcessSeed = {
  readonly user: string;
  readonly command: string;
  readonly ppid?: number;
  readonly ignoresTerm?: boolean;
};

/** Who sends a signal. */
export type Sender = { readonly pid: number; readonly user: string };

/** What became of a signal: `ignored` leaves the process alive. */
export type SignalOutcome = "ended" | "ignored" | "no such process" | "not permitted";

/** Pids grow by these steps in turn, so that they look grown and are the same in each run. */
const pidSteps = [1, 3, 2, 7, 4, 1, 5];
/** Signals that leave a process as it is. STOP is taken for CONT: nothing here runs by itself. */
const harmless: ReadonlySet<Signal> = new Set(["CONT", "STOP"]);

/** The processes of one host, live and ended. */
export class ProcessTable {
  readonly #clock: Clock;
  readonly #processes = new Map<number, Process>();
  readonly #listeners = new Set<(ended: Process) => void>();
  #nextPid: number;
  #spawned = 0;

  /** `firstPid` is the pid of the first process that is spawned. */
  constructor(clock: Clock, firstPid = 1) {
    this.#clock = clock;
    this.#nextPid = firstPid;
  }

  /** Starts a process and returns it. */
  spawn(seed: ProcessSeed): Process {
    const process: Process = {
      pid: this.#nextPid,
      ppid: seed.ppid ?? (this.#spawned === 0 ? 0 : 1),
      user: seed.user,
      command: seed.command,
      startedAtMs: this.#clock.now(),
      startedAtTick: this.#clock.tick,
      ignoresTerm: seed.ignoresTerm ?? false,
      isAlive: true,
    };
    this.#processes.set(process.pid, process);
    this.continueAt(this.#nextPid + (pidSteps[this.#spawned % pidSteps.length] ?? 1));
    this.#spawned += 1;
    return process;
  }

  /** The next process gets this pid, or the next free one above the last. */
  continueAt(pid: number): void {
    this.#nextPid = Math.max(this.#nextPid, pid);
  }

  /** The process with this pid, live or ended. */
  get(pid: number): Process | undefined {
    return this.#processes.get(pid);
  }

  /** Whether a process with this pid runs. */
  isLive(pid: number): boolean {
    return this.#processes.get(pid)?.isAlive === true;
  }

  /** Live processes by pid. */
  list(): readonly Process[] {
    return this.all().filter(({ isAlive }) => isAlive);
  }

  /** Live and ended processes by pid. */
  all(): readonly Process[] {
    return [...this.#processes.values()];
  }

  /** Whether `user` may signal a process: its owner and root may. */
  maySignal(user: string, process: Process): boolean {
    return user === "root" || user === process.user;
  }

  /** Sends a signal. Each ends the process but CONT and STOP, and TERM or HUP when the process ignores TERM. */
  signal(pid: number, signal: Signal, by: Sender): SignalOutcome {
    const process = this.#processes.get(pid);
    if (process?.isAlive !== true) return "no such process";
    if (!this.maySignal(by.user, process)) return "not permitted";
    if (harmless.has(signal)) return "ignored";
    if (process.ignoresTerm && signal !== "KILL") return "ignored";
    this.#end(process, { signal, byPid: by.pid, byUser: by.user, tick: this.#clock.tick });
    return "ended";
  }

  /** A process leaves by itself. */
  exit(pid: number): void {
    const process = this.#processes.get(pid);
    if (process?.isAlive !== true) return;
    this.#end(process, {
      signal: "EXIT",
      byPid: pid,
      byUser: process.user,
      tick: this.#clock.tick,
    });
  }

  /** Ends everything: the host goes down. */
  halt(): void {
    const tick = this.#clock.tick;
    for (const process of this.list()) {
      this.#end(process, { signal: "HALT", byPid: 0, byUser: "root", tick });
    }
  }

  /** Calls `listener` whenever a process ends; returns what stops that. */
  onEnd(listener: (ended: Process) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** An independent copy on the given clock; listeners stay behind. */
  clone(clock: Clock): ProcessTable {
    const copy = new ProcessTable(clock, this.#nextPid);
    copy.#spawned = this.#spawned;
    for (const [pid, process] of this.#processes) copy.#processes.set(pid, process);
    return copy;
  }

  #end(process: Process, exitedBy: ExitRecord): void {
    const ended = { ...process, isAlive: false, exitedBy };
    this.#processes.set(process.pid, ended);
    for (const listener of this.#listeners) listener(ended);
  }
}
