import type { BashOptions } from "just-bash";

type ExecutionLimits = NonNullable<BashOptions["executionLimits"]>;

/**
 * What one simulated host may consume. Every hostile command must run into a counter, which bites at the
 * same place on each machine; the wall-clock limit is there for what can't be counted.
 */
export type Limits = {
  /** Commands started by one exec, nested ones included. A builtin costs about 15 us, any other about 150 us. */
  readonly commands: number;
  /** Turns of one loop, be it bash, awk, sed or jq. */
  readonly loopTurns: number;
  /** Depth of function calls, nested shells and sourced files; the fork bomb ends here. */
  readonly depth: number;
  /** Commands that the programs of one exec may run in shells of their own. */
  readonly programRuns: number;
  /** Words that one expansion (braces, globs, arrays) may produce. */
  readonly words: number;
  /** Bytes that one exec may produce before it is stopped. */
  readonly producedBytes: number;
  /** Bytes of stdout and of stderr that an exec hands back; the rest is cut off and says so. */
  readonly outputBytes: number;
  /** Bytes of one string in the shell: a variable, a here-document, a command substitution. */
  readonly stringBytes: number;
  /** Bytes of the command line or script. */
  readonly sourceBytes: number;
  /** Bytes that one exec may have parsed besides its line: by `eval`, `source`, `let`, in scripts and `bash -c`. */
  readonly parsedBytes: number;
  /** Bytes of one file (EFBIG above). */
  readonly fileBytes: number;
  /** Bytes of all files of a host together (ENOSPC above). */
  readonly totalBytes: number;
  /** Files, directories and links of a host (ENOSPC above). */
  readonly inodes: number;
  /** Wall milliseconds for one exec. The last resort: no counter sees a program that never settles. */
  readonly execWallMs: number;
};

/** Limits under which every hostile command in test/world/hostile-commands.test.ts ends well below 300 ms. */
export const defaultLimits: Limits = {
  commands: 2_000,
  loopTurns: 5_000,
  depth: 40,
  programRuns: 40,
  words: 2_000,
  producedBytes: 1 << 20,
  outputBytes: 64 << 10,
  stringBytes: 1 << 20,
  sourceBytes: 64 << 10,
  parsedBytes: 32 << 10,
  fileBytes: 1 << 20,
  totalBytes: 16 << 20,
  inodes: 10_000,
  execWallMs: 10_000,
};

/** The same limits in the words of just-bash. */
export function shellLimits(limits: Limits): ExecutionLimits {
  return {
    maxCommandCount: limits.commands,
    maxLoopIterations: limits.loopTurns,
    maxAwkIterations: limits.loopTurns,
    maxSedIterations: limits.loopTurns,
    maxJqIterations: limits.loopTurns,
    maxCallDepth: limits.depth,
    maxExecDepth: Math.min(limits.depth, 20),
    maxSourceDepth: limits.depth,
    maxSubstitutionDepth: Math.min(limits.depth, 20),
    maxBraceExpansionResults: 5 * limits.words,
    maxArrayElements: limits.words,
    maxQueryElements: 5 * limits.words,
    maxGlobOperations: 50 * limits.words,
    maxWorkUnits: 500 * limits.words,
    maxTraversalEntries: limits.inodes,
    maxTraversalWork: 10 * limits.inodes,
    maxOutputSize: limits.producedBytes,
    maxStringLength: limits.stringBytes,
    maxHeredocSize: limits.stringBytes,
    maxInputBytes: 8 * limits.stringBytes,
    maxLiveBytes: 8 * limits.stringBytes,
    maxArchiveBytes: limits.fileBytes,
    maxArchiveEntryBytes: limits.fileBytes,
    maxArchiveCompressedBytes: limits.fileBytes,
    maxDatabaseBytes: limits.fileBytes,
    maxSourceBytes: limits.sourceBytes,
    maxFileDescriptors: 64,
    maxExecutionTimeMs: limits.execWallMs,
    maxExtensionCleanupTimeMs: 20,
    maxSqliteTimeoutMs: 200,
  };
}

/** Taken before just-bash's defence forbids it to what runs inside a shell. */
const nextTurn = setImmediate;

/** What a promise comes to before `signal` aborts and the wall milliseconds are over; undefined when it doesn't. */
export async function settledInTime<T>(
  work: Promise<T>,
  signal: AbortSignal,
  wallMs: number,
): Promise<T | undefined> {
  const early = await Promise.race([work, new Promise<void>((resolve) => void nextTurn(resolve))]);
  if (early !== undefined || signal.aborted) return early ?? undefined;
  const end = AbortSignal.any([signal, AbortSignal.timeout(wallMs)]);
  const ended = new Promise<undefined>((resolve) =>
    end.addEventListener("abort", () => resolve(undefined), { once: true }),
  );
  return Promise.race([work, ended]);
}
