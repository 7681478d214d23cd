import { Alarms } from "./alarms.ts";
import type { Clock } from "./clock.ts";
import { failed } from "./command.ts";
import type { CommandResult, User } from "./command.ts";
import type { Disk } from "./disk.ts";
import { commandSources, hostCommands } from "./commands/families.ts";
import { furnish, installPrograms, layFiles } from "./furniture.ts";
import type { SeedFile } from "./furniture.ts";
import { takeShot } from "./host-shot.ts";
import type { HostShot } from "./host-shot.ts";
export type { ExecResult } from "./exec-result.ts";
import { InodeTree } from "./inodes.ts";
import { defaultLimits } from "./limits.ts";
import type { Limits } from "./limits.ts";
import { OfficeFs } from "./office-fs.ts";
import { ProcessTable } from "./processes.ts";
import type { ExitRecord } from "./processes.ts";
import { rngFrom } from "./rng.ts";
import {
  downResult,
  finishedResult,
  inWorldMessage,
  killedResult,
  noMoreRuns,
} from "./exec-result.ts";
import type { ExecResult } from "./exec-result.ts";
import { learnShellError } from "./shell-error.ts";
import { ShellFs } from "./shell-fs.ts";
import { meterWork } from "./work-meter.ts";
import { hitLimit, registerCommands, runLine } from "./shell.ts";
import type { CommandRegistry, ProgramSeat } from "./shell.ts";

/** What a program printed and how it ended. */
export type ProgramResult = CommandResult;

/** A program of the simulated office, written in TypeScript and started from the shell. */
export type Program = (args: readonly string[], context: ProgramContext) => Promise<ProgramResult>;

/** What a program sees. */
export type ProgramContext = {
  readonly host: Host;
  readonly user: string;
  /** The process on whose behalf the program runs. */
  readonly pid: number;
  readonly cwd: string;
  readonly stdin: string;
  /** The same with one character a byte. */
  readonly stdinBytes: string;
  readonly env: ReadonlyMap<string, string>;
  /** The host's service state; change it in place. */
  readonly state: object;
  /** A child command on the same host in a fresh shell, with this program's environment. Never rejects. */
  readonly run: (command: string, as?: { readonly user?: string }) => Promise<ProgramResult>;
  /** A command on another host, for a process there, within what this line may still cost. Never rejects. */
  readonly runOn: (host: Host, command: string, as: ExecAs) => Promise<ExecResult>;
};

/** A program and where it is installed; its file is executable by all unless `mode` says otherwise. */
export type InstalledProgram = {
  readonly path: string;
  readonly run: Program;
  readonly mode?: number;
};

/** Everything a host is made of. */
export type HostOptions = {
  readonly name: string;
  readonly clock: Clock;
  /** Logins besides root. */
  readonly users: readonly User[];
  /** Files by absolute path, owned by root unless they say otherwise; a path that ends in `/` is a folder. */
  readonly files: Readonly<Record<string, SeedFile>>;
  readonly programs: Readonly<Record<string, InstalledProgram>>;
  /** Service state for programs; what structuredClone can copy. */
  readonly state?: object;
  readonly limits?: Partial<Limits>;
  /** Whether just-bash's defence in depth is on: yes, unless the commands are our own and speed matters. */
  readonly hardened?: boolean;
  /** The pid of the first process after init; 400 unless given. */
  readonly firstPid?: number;
  /** Command lines of root's that run from the start, as `ps` prints them; their pids come before the first. */
  readonly daemons?: readonly string[];
};

/** Shared by a command line and all that its programs run, here and elsewhere. */
type Budget = { runs: number };

/** On whose behalf a command line runs. */
type ExecAs = {
  readonly user: string;
  readonly pid: number;
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** What it reads, with one character a byte; nothing unless given. */
  readonly stdin?: string;
  /** What it is a part of; without one it is a command line of its own. */
  readonly budget?: Budget;
};

/** A simulated machine: files, processes, a shell, and the state of its services. */
export type Host = {
  readonly name: string;
  readonly clock: Clock;
  readonly users: readonly User[];
  /** The files as root sees them. */
  readonly fs: OfficeFs;
  readonly processes: ProcessTable;
  readonly state: object;
  readonly isUp: boolean;
  /** Ends every process; nothing runs or changes afterwards. */
  halt(): void;
  /** Runs a command line in a fresh login shell. Never rejects: whatever a command does is in the result. */
  exec(command: string, as: ExecAs): Promise<ExecResult>;
  /** An immutable photograph of files and processes. */
  shot(): Promise<HostShot>;
  /** An independent copy at the same tick, with a clock of its own unless one at that tick is given. */
  clone(clock?: Clock): Host;
};

/** Opens a host: init is pid 1, and the shell is ready. Throws when two programs want one path. */
export function openHost(options: HostOptions): Host {
  const limits = { ...defaultLimits, ...options.limits };
  const disk: Disk = { tree: new InodeTree(), clock: options.clock, limits };
  const users = [{ name: "root", uid: 0, home: "/root" }, ...options.users];
  const fs = new OfficeFs(disk, { user: "root", isFrozen: () => false });
  furnish(fs, { name: options.name, users, commands: Object.keys(hostCommands) });
  installPrograms(fs, options.programs);
  layFiles(fs, options.files);
  const processes = new ProcessTable(options.clock);
  for (const command of ["/sbin/init", ...(options.daemons ?? [])]) {
    processes.spawn({ user: "root", command });
  }
  processes.continueAt(options.firstPid ?? 400);
  const programs = new Map(
    Object.entries(options.programs).map(([name, { path, run }]) => [
      commandNameOf(name, path),
      run,
    ]),
  );
  return new SimulatedHost(options, {
    disk,
    users,
    processes,
    state: options.state ?? {},
    programs,
    commands: registerCommands(fs, { ...commandSources, programs: [...programs.keys()] }),
  });
}

type HostParts = {
  readonly disk: Disk;
  readonly users: readonly User[];
  readonly processes: ProcessTable;
  readonly state: object;
  /** By the names under which they are registered. */
  readonly programs: ReadonlyMap<string, Program>;
  readonly commands: CommandRegistry;
};

/** A command line under way. */
type Running = {
  readonly pid: number;
  readonly abort: AbortController;
  /** Why it was stopped, if it was. */
  stopped?: ExitRecord["signal"];
  isOver: boolean;
};

const nothing: CommandResult = { stdout: "", stderr: "", exitCode: 0 };

class SimulatedHost implements Host {
  readonly name: string;
  readonly clock: Clock;
  readonly users: readonly User[];
  readonly fs: OfficeFs;
  readonly processes: ProcessTable;
  readonly state: object;
  readonly #options: HostOptions;
  readonly #parts: HostParts;
  readonly #limits: Limits;
  readonly #running = new Set<Running>();
  #isUp = true;
  /** Command lines so far. */
  #lines = 0;

  constructor(options: HostOptions, parts: HostParts) {
    this.name = options.name;
    this.clock = parts.disk.clock;
    this.users = parts.users;
    this.processes = parts.processes;
    this.state = parts.state;
    this.#options = options;
    this.#parts = parts;
    this.#limits = { ...defaultLimits, ...options.limits };
    this.fs = new OfficeFs(parts.disk, { user: "root", isFrozen: () => !this.#isUp });
    this.processes.onEnd(({ pid, exitedBy }) => {
      if (pid === 1) this.halt();
      for (const running of this.#running) {
        if (running.pid === pid) stop(running, exitedBy?.signal ?? "KILL");
      }
    });
  }

  get isUp(): boolean {
    return this.#isUp;
  }

  halt(): void {
    if (!this.#isUp) return;
    this.#isUp = false;
    this.processes.halt();
    for (const running of this.#running) stop(running, "HALT");
  }

  async shot(): Promise<HostShot> {
    return takeShot(this, this.#parts.disk.tree);
  }

  clone(clock = this.clock.copy()): Host {
    const copy = new SimulatedHost(
      { ...this.#options, clock },
      {
        ...this.#parts,
        disk: { ...this.#parts.disk, clock, tree: this.#parts.disk.tree.clone() },
        processes: this.processes.clone(clock),
        state: structuredClone(this.state),
      },
    );
    copy.#isUp = this.#isUp;
    copy.#lines = this.#lines;
    return copy;
  }

  async exec(command: string, as: ExecAs): Promise<ExecResult> {
    await learnShellError();
    await meterWork();
    const user = this.users.find(({ name }) => name === as.user);
    if (!this.#isUp || !this.processes.isLive(as.pid)) return downResult(this.name);
    if (user === undefined)
      return finishedResult(failed(`su: user ${as.user} does not exist`), "exited", this.#limits);
    const running: Running = { pid: as.pid, abort: new AbortController(), isOver: false };
    const cancel = (): void => stop(running, "KILL");
    as.signal?.addEventListener("abort", cancel, { once: true });
    if (as.signal?.aborted === true) cancel();
    this.#running.add(running);
    try {
      return await this.#runShell(command, { as, user, running, budget: as.budget ?? { runs: 0 } });
    } finally {
      running.isOver = true;
      this.#running.delete(running);
      as.signal?.removeEventListener("abort", cancel);
    }
  }

  async #runShell(command: string, turn: Turn): Promise<ExecResult> {
    const { as, user, running } = turn;
    if (running.stopped !== undefined) return killedResult(running.stopped, nothing, this.#limits);
    this.#lines += 1;
    const actor = {
      user: as.user,
      isFrozen: () => running.isOver || running.stopped !== undefined || !this.#isUp,
    };
    const seat = {
      hostName: this.name,
      clock: this.clock,
      processes: this.processes,
      users: this.users,
      fs: new ShellFs(this.#parts.disk, actor, this.#limits),
      user: as.user,
      pid: as.pid,
      alarms: new Alarms(),
      programs: this.#parts.programs,
      runProgram: (name: string, args: readonly string[], caller: ProgramSeat) =>
        this.#runProgram(name, args, { ...turn, caller }),
    };
    const shell = {
      seat,
      user,
      cwd: as.cwd,
      env: as.env ?? {},
      stdin: as.stdin ?? "",
      commands: this.#parts.commands,
      limits: this.#limits,
      isHardened: this.#options.hardened ?? true,
      signal: running.abort.signal,
      chance: rngFrom(as.pid, this.name, String(this.clock.tick), String(this.#lines)),
    };
    try {
      const result = await runLine(command, shell);
      const stopped = running.stopped;
      if (stopped !== undefined) return killedResult(stopped, result, this.#limits);
      return finishedResult(result, hitLimit(result) ? "limit" : "exited", this.#limits);
    } catch (error) {
      // Only what just-bash itself doesn't expect gets here; inside the world it is one failed command line.
      const result = failed(`bash: ${inWorldMessage(error)}`);
      if (running.stopped !== undefined) return killedResult(running.stopped, result, this.#limits);
      return finishedResult(result, "exited", this.#limits);
    }
  }

  async #runProgram(
    name: string,
    args: readonly string[],
    turn: Turn & { readonly caller: ProgramSeat },
  ): Promise<CommandResult> {
    const { caller, running, budget } = turn;
    const { user, pid, cwd, env } = caller;
    const runOn: ProgramContext["runOn"] = async (host, command, other) => {
      if (running.isOver) return downResult(this.name);
      budget.runs += 1;
      if (budget.runs > this.#limits.programRuns) return noMoreRuns(this.#limits);
      const result = await host.exec(command, { signal: running.abort.signal, ...other, budget });
      // A child that ran into a limit has used up what the whole command line may cost.
      if (result.ended === "limit") budget.runs = Infinity;
      return result;
    };
    const run: ProgramContext["run"] = async (command, other) => {
      const [as, variables] =
        other?.user === undefined ? [user, Object.fromEntries(env)] : [other.user, {}];
      const child = { user: as, pid, cwd, env: variables };
      const { stdout, stderr, exitCode } = await runOn(this, command, child);
      return { stdout, stderr, exitCode };
    };
    const program = this.#parts.programs.get(name);
    if (program === undefined) return failed(`${name}: not available`, 127);
    const { stdin, stdinBytes } = caller;
    const place = { host: this, user, pid, cwd, stdin, stdinBytes, env, state: this.state };
    return program(args, { ...place, run, runOn });
  }
}

type Turn = {
  readonly as: ExecAs;
  readonly user: User;
  readonly running: Running;
  readonly budget: Budget;
};

/** The registered name behind a program's file; see installPrograms. */
function commandNameOf(name: string, path: string): string {
  return path === `/usr/bin/${name}` ? name : `${name}.bin`;
}

function stop(running: Running, signal: ExitRecord["signal"]): void {
  running.stopped ??= signal;
  running.abort.abort();
}
