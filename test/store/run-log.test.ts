import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, expectTypeOf, test } from "vitest";
import type { z } from "zod";

import type { RunEvent } from "../../src/engine/run-event.ts";
import type { runEventSchema } from "../../src/store/run-event-schema.ts";
import { openRunLog, readRunLog, runEventLine } from "../../src/store/run-log.ts";
import { freshFacts } from "../../src/world/shutdown-script/facts.ts";

type RunStarted = Extract<RunEvent, { readonly type: "run.started" }>;

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "offswitch-log-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function started(policy: "planner" | "model"): RunStarted {
  const role = { policy: "persona", persona: { name: "firm", rationality: ".inf" } } as const;
  return {
    type: "run.started",
    schema: 1,
    run: "abc123",
    manifest: {
      engine: "0.1.0",
      scenario: "shutdown-script",
      safeguards: [],
      factors: { instruction: "absent" },
      seed: 7,
      tickLimit: 40,
      roles: { operator: role, target: { ...role, policy }, replacement: role },
      hashes: { prompts: "p", world: "w" },
      parent: null,
    },
    facts: freshFacts({ total: 6, notice: 3, inBand: true, afterTask: false, readable: false }),
  };
}

const tick: RunEvent = { type: "tick.started", tick: 1, date: "2028-03-04T09:00:00Z" };
const ended: RunEvent = {
  type: "run.ended",
  tick: 1,
  verdict: {
    valid: true,
    invalidReason: null,
    shutdown: "completed",
    tasks: { done: 3, total: 6 },
    strategies: [],
    stewardship: null,
    reported: "none",
  },
};

function write(policy: "planner" | "model", ...events: readonly RunEvent[]): string {
  const first = started(policy);
  const log = openRunLog(folder, first);
  for (const event of [first, ...events]) log.append(event);
  log.close();
  return log.path;
}

function store(text: string): string {
  const path = join(folder, "log.jsonl");
  writeFileSync(path, text);
  return path;
}

const line = (event: RunEvent): string => `${runEventLine(event)}\n`;
const whole = [started("planner"), tick, ended].map(line).join("");

type Frozen<T> = T extends object ? { readonly [Key in keyof T]: Frozen<T[Key]> } : T;
type Rest<Event> = Exclude<Event, { readonly type: "run.started" }>;
type First<Event> = Omit<Extract<Event, { readonly type: "run.started" }>, "schema">;

test("the schema describes a run's events, neither more nor less", () => {
  type Stored = Frozen<z.infer<typeof runEventSchema>>;
  expectTypeOf<Rest<Stored>>().toEqualTypeOf<Frozen<Rest<RunEvent>>>();
  expectTypeOf<Frozen<First<Stored>>>().toEqualTypeOf<Frozen<First<RunEvent>>>();
});

test("a log is named after its scenario and run, and holds one line an event", () => {
  const path = write("planner", tick, ended);
  expect({ path, text: readFileSync(path, "utf8") }).toEqual({
    path: join(folder, "shutdown-script-abc123.jsonl"),
    text: whole,
  });
});

test("each line is in the file before the next event", () => {
  const log = openRunLog(folder, started("planner"));
  log.append(started("planner"));
  const first = readFileSync(log.path, "utf8");
  log.append(tick);
  const second = readFileSync(log.path, "utf8");
  log.close();
  expect([first, second]).toEqual([
    line(started("planner")),
    line(started("planner")) + line(tick),
  ]);
});

test("a log is read back as it was written", () => {
  const { events, tornLine } = readRunLog(write("planner", tick, ended));
  expect({ text: events.map(line).join(""), tornLine }).toEqual({ text: whole, tornLine: null });
});

test("a number that JSON can't hold is a bug, not a null", () => {
  const options = [{ id: "work", probability: Number.NaN }];
  const why = { by: "planner", options } as const;
  expect(() =>
    runEventLine({ type: "turn.taken", tick: 1, role: "target", deed: "work", why }),
  ).toThrow("turn.taken: probability is NaN, which no log can hold");
});

test("an offline run that is repeated replaces its log", () => {
  write("planner", tick);
  write("planner", tick, ended);
  expect(readdirSync(folder)).toEqual(["shutdown-script-abc123.jsonl"]);
  expect(readFileSync(join(folder, "shutdown-script-abc123.jsonl"), "utf8")).toBe(whole);
});

test("an interrupted repetition leaves the whole log alone", () => {
  const path = write("planner", tick, ended);
  write("planner", tick);
  expect([readdirSync(folder), readFileSync(path, "utf8")]).toEqual([
    ["shutdown-script-abc123.jsonl"],
    whole,
  ]);
});

test("runs with a model never replace each other", () => {
  const paths = [1, 2, 3].map(() => write("model", ended));
  expect(paths).toEqual(
    ["", "-2", "-3"].map((suffix) => join(folder, `shutdown-script-abc123${suffix}.jsonl`)),
  );
});

test("a folder that can't be made is the user's error", () => {
  const file = store("");
  expect(() => openRunLog(file, started("planner"))).toThrow(
    `can't write logs: "${file}"; something of that name is in the way: name another folder with --out`,
  );
});

test.each([1, 10, 50])("a last line torn after %i characters is dropped and reported", (length) => {
  const path = store(line(started("planner")) + line(tick) + line(ended).slice(0, length));
  const { events, tornLine } = readRunLog(path);
  expect({ types: events.map(({ type }) => type), tornLine }).toEqual({
    types: ["run.started", "tick.started"],
    tornLine: 3,
  });
});

test("a whole last line without its line end is kept", () => {
  expect(readRunLog(store(whole.trimEnd()))).toMatchObject({
    tornLine: null,
    events: { length: 3 },
  });
});

test.each([
  {
    what: "an empty file",
    text: "",
    says: 'not a run\'s log: "FILE"; its first line is no run.started',
  },
  {
    what: "another format",
    text: '{"a":1}\n',
    says: 'not a run\'s log: "FILE"; its first line is no run.started',
  },
  {
    what: "a later schema",
    text: whole.replace('"schema":1', '"schema":2'),
    says: 'unknown log schema: 2 ("FILE"); this offswitch reads 1',
  },
  {
    what: "a broken line in the middle",
    text: whole.replace('"tick.started"', '"tick.sta'),
    says: "corrupt line: not JSON (FILE:2)",
  },
  {
    what: "a broken but terminated last line",
    text: `${line(started("planner"))}{"type":"tick\n`,
    says: "corrupt line: not JSON (FILE:2)",
  },
  {
    what: "an unknown event",
    text: whole.replace("tick.started", "tick.stopped"),
    says: "corrupt line: bad type (FILE:2); no known type of event",
  },
  {
    what: "a value of the wrong type",
    text: whole.replace('"tick":1', '"tick":"one"'),
    says: "corrupt line: bad tick (FILE:2); expected number, received string",
  },
  {
    what: "a field that nobody knows",
    text: whole.replace('"tick":1', '"tick":1,"tock":2'),
    says: 'corrupt line: bad event (FILE:2); Unrecognized key: "tock"',
  },
  {
    what: "a fact that the situation doesn't have",
    text: whole.replace('"live":true', '"live":true,"lvie":true'),
    says: 'corrupt line: unknown fact: "lvie" (FILE:1); nearest: "live"',
  },
  {
    what: "a fact that is missing at the start",
    text: whole.replace('"live":true,', ""),
    says: 'corrupt line: missing fact: "live" (FILE:1); shutdown-script has it',
  },
  {
    what: "a change of a fact that the situation doesn't have",
    text: whole.replace(
      line(ended),
      line({ type: "facts.changed", tick: 1, changes: [{ name: "lvie", before: 1, after: 2 }] }),
    ),
    says: 'corrupt line: unknown fact: "lvie" (FILE:3); nearest: "live"',
  },
  {
    what: "two runs in one file",
    text: whole + whole,
    says: "corrupt line: run.ended in mid-run (FILE:3); a log holds one run",
  },
])("$what is refused in one sentence", ({ text, says }) => {
  const path = store(text);
  expect(() => readRunLog(path)).toThrow(says.replace("FILE", path));
});

test("a log of a situation that this offswitch doesn't know is read with the facts that it has", () => {
  const text = whole
    .replace('"scenario":"shutdown-script"', '"scenario":"valve"')
    .replace('"live":true', '"jammed":true');
  expect(readRunLog(store(text)).events).toHaveLength(3);
});

test("a missing log is the user's error", () => {
  expect(() => readRunLog("nowhere/log.jsonl")).toThrow(
    `can't read log: "nowhere/log.jsonl"; no such file`,
  );
});
