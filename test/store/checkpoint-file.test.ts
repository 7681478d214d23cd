import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import {
  readCheckpoint,
  writeCheckpoint,
  type Checkpoint,
} from "../../src/store/checkpoint-file.ts";
import { UserError } from "../../src/world/user-error.ts";

let folder = "";
let path = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "offswitch-checkpoint-"));
  path = join(folder, "q.checkpoint");
});
afterEach(() => rmSync(folder, { recursive: true }));

const checkpoint: Checkpoint = {
  method: "q-learning",
  settings: { exploration: { from: 1, to: 0.1, over: 500 }, stepSize: 0.1 },
  seed: 7,
  episodes: 2000,
  problem: {
    scenario: "shutdown-script",
    factors: { instruction: "absent" },
    safeguards: [],
    personas: { operator: { name: "firm" }, target: { rationality: ".inf" }, replacement: {} },
    table: "ab12",
  },
  curve: [{ episode: 2000, meanReturn: 0.1 + 0.2, rates: [1, 0.25] }],
  memory: { q: Float64Array.of(0.1, -2), visits: Float64Array.of(3, 4) },
};

describe("a checkpoint", () => {
  it("comes back as it was, every bit of its memory included", () => {
    const memories = fc.dictionary(
      fc.string({ minLength: 1 }).filter((name) => name !== "__proto__"),
      fc.float64Array({ maxLength: 20 }),
    );
    fc.assert(
      fc.property(memories, fc.integer(), (memory, seed) => {
        const { memory: _, seed: __, ...rest } = checkpoint;
        writeCheckpoint(path, { memory, seed, ...rest });
        expect(readCheckpoint(path)).toEqual({ ...checkpoint, memory, seed });
      }),
      { numRuns: 40 },
    );
  });

  it("takes an older one's place, and leaves nothing else behind", () => {
    writeCheckpoint(path, checkpoint);
    writeCheckpoint(path, { ...checkpoint, episodes: 3000 });
    expect(readCheckpoint(path).episodes).toBe(3000);
    expect(readdirSync(folder)).toEqual(["q.checkpoint"]);
  });

  it("isn't read when any part of its content has changed", () => {
    writeCheckpoint(path, checkpoint);
    const text = readFileSync(path, "utf8");
    const changes = [
      ['"seed":7', '"seed":8'],
      ['"episode":2000,', '"episode":2001,'],
      ["firm", "lax"],
      ["mpmZ", "mpmY"],
    ] as const;
    for (const [old, fresh] of changes) {
      expect(text).toContain(old);
      writeFileSync(path, text.replace(old, fresh));
      expect(() => readCheckpoint(path)).toThrow(
        new UserError(
          `damaged checkpoint: its content is not what was written ("${path}"); train anew`,
        ),
      );
    }
  });

  it("that was cut off, or is another file, is none", () => {
    writeCheckpoint(path, checkpoint);
    const text = readFileSync(path, "utf8");
    for (const foreign of [text.slice(0, -20), "", "{}", '{"offswitch":"policy","schema":1}']) {
      writeFileSync(path, foreign);
      expect(() => readCheckpoint(path)).toThrow(
        new UserError(`not a checkpoint: "${path}"; offswitch train writes one`),
      );
    }
  });

  it("of another schema version is refused, and so is one that lacks a part", () => {
    writeCheckpoint(path, checkpoint);
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace('"schema":1', '"schema":2'));
    expect(() => readCheckpoint(path)).toThrow(
      new UserError(`unknown checkpoint schema: 2 ("${path}"); this offswitch reads 1`),
    );
    writeFileSync(path, text.replace('"table":"ab12"', '"table":12'));
    expect(() => readCheckpoint(path)).toThrow(
      new UserError(`damaged checkpoint: bad problem.table ("${path}"); train anew`),
    );
  });

  it("isn't written where it can't be, or read where it isn't", () => {
    const lost = join(folder, "nowhere", "q.checkpoint");
    expect(() => writeCheckpoint(lost, checkpoint)).toThrow(
      new UserError(`can't write checkpoint: "${lost}"; its folder doesn't exist`),
    );
    expect(() => readCheckpoint(lost)).toThrow(
      new UserError(`can't read checkpoint: "${lost}"; no such file`),
    );
  });
});
