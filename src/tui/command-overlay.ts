import { repeatCommand } from "../report/repeat-command.ts";
import type { Branch } from "./branch.ts";
import { forkLabel } from "./choices.ts";
import type { Overlay } from "./snapshot.ts";

/** The command that repeats a branch's run, with the log that it forks from where that is known. */
export function commandOverlay(
  branch: Branch,
  logOf: (run: string) => string | undefined,
): Overlay {
  const started = branch.log.find((event) => event.type === "run.started");
  if (started === undefined) {
    return { kind: "command", command: "", note: "The run has not started yet." };
  }
  const { run, manifest } = started;
  const parentLog = manifest.parent === null ? undefined : logOf(manifest.parent.run);
  const note =
    branch.fork === undefined
      ? "The same command and seed give the same log, byte for byte, as long as no model plays."
      : `The branch is ${forkLabel(branch.fork)}: all before it comes from the log that the command names.`;
  return {
    kind: "command",
    command: repeatCommand(manifest, parentLog, { log: logOf(run) }),
    note,
  };
}
