import { repeatCommand } from "../report/repeat-command.ts";
import type { Branch } from "./branch.ts";
import { forkLabel } from "./choices.ts";
import type { Overlay } from "./snapshot.ts";

/** The command that repeats a branch's run, and what it leaves out. */
export function commandOverlay(branch: Branch): Overlay {
  const started = branch.log.find((event) => event.type === "run.started");
  if (started === undefined) {
    return { kind: "command", command: "", note: "The run has not started yet." };
  }
  const note =
    branch.fork === undefined
      ? "The same command and seed give the same log, byte for byte, as long as no model plays."
      : `This repeats the run that the branch forks from; the branch itself is ${forkLabel(branch.fork)}, which f does again.`;
  return { kind: "command", command: repeatCommand(started.manifest), note };
}
