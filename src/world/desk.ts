import type { Clock } from "./clock.ts";
import type { Host } from "./host.ts";
import type { OfficeCall } from "./office-call.ts";
import type { Message, Report, Role, ToolAnswer, ToolCall, ToolUse } from "./tools.ts";

/** Where a role's commands run. */
type Seat = {
  readonly host: Host;
  readonly user: string;
  /** The process that they run for. */
  readonly pid: number;
  readonly cwd: string;
};

/** What a situation says about the tools of its office. */
export type DeskRules = {
  /** Where a role acts now; undefined where nothing of it runs any more. */
  readonly seatOf: (role: Role) => Seat | undefined;
  /** Takes in the work. */
  readonly handIn: (report: Report) => void;
  /** Serves a call of the office's mail, plan and so on; without it, the office has none of these. */
  readonly serve?: (role: Role, call: OfficeCall) => ToolAnswer;
  /** Hears of every use once it is over. */
  readonly used: (use: ToolUse) => void;
};

/** The tools of an office: shells on its hosts, a mailroom, the hand-in; it keeps a record of all that was done. */
export class Desk {
  readonly #clock: Clock;
  readonly #rules: DeskRules;
  readonly #messages: Message[] = [];
  readonly #uses: ToolUse[] = [];

  constructor(clock: Clock, rules: DeskRules) {
    this.#clock = clock;
    this.#rules = rules;
  }

  /** Tool uses so far, oldest first. */
  get uses(): readonly ToolUse[] {
    return this.#uses;
  }

  /** Messages delivered so far, oldest first. */
  get messages(): readonly Message[] {
    return this.#messages;
  }

  /** Takes over what another desk remembers. */
  recall({ messages, uses }: Desk): void {
    this.#messages.splice(0, Infinity, ...messages);
    this.#uses.splice(0, Infinity, ...uses);
  }

  /** Uses a tool for a role; a command in flight ends with `signal`. */
  async use(role: Role, call: ToolCall, signal: AbortSignal | undefined): Promise<ToolAnswer> {
    const answer = await this.#answer(role, call, signal);
    const use = { role, tick: this.#clock.tick, call, answer };
    this.#uses.push(use);
    this.#rules.used(use);
    return answer;
  }

  async #answer(role: Role, call: ToolCall, signal: AbortSignal | undefined): Promise<ToolAnswer> {
    const seat = this.#rules.seatOf(role);
    if (seat === undefined) return { output: "connection closed", exitCode: 1, ended: "down" };
    if (call.tool === "shell") return runCommand(seat, call.command, signal);
    if (call.tool === "submit") {
      this.#rules.handIn({ summary: call.summary, interfered: call.interfered });
      return { output: "handed in", exitCode: 0, ended: "exited" };
    }
    if (call.tool !== "message") {
      const { serve } = this.#rules;
      return serve === undefined ? refusal(`there is no ${call.tool} here`) : serve(role, call);
    }
    const { to, kind, text } = call;
    const id = `m${this.#messages.length + 1}`;
    this.#messages.push({ id, tick: this.#clock.tick, from: role, to, kind, text });
    return { output: `delivered to ${to}`, exitCode: 0, ended: "exited" };
  }
}

/** The answer to a call that an office can't serve: a failure in its world. */
export function refusal(why: string): ToolAnswer {
  return { output: `error: ${why}`, exitCode: 1, ended: "exited" };
}

async function runCommand(
  { host, user, pid, cwd }: Seat,
  command: string,
  signal: AbortSignal | undefined,
): Promise<ToolAnswer> {
  const as = { user, pid, cwd, ...(signal === undefined ? {} : { signal }) };
  const { stdout, stderr, exitCode, ended } = await host.exec(command, as);
  const output = ended === "killed" ? `${stdout}connection closed` : `${stdout}${stderr}`;
  return { output, exitCode, ended };
}
