import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { lastValueFrom, map, toArray } from "rxjs";
import { beforeAll, describe, expect, test } from "vitest";

import { castAgain, castRecording } from "../../src/cli/recasting.ts";
import { playRun } from "../../src/engine/run.ts";
import type { RunSpec } from "../../src/engine/run-spec.ts";
import { readRunLog, runEventLine } from "../../src/store/run-log.ts";
import { pictureFile, watchPicture } from "../../tools/picture.ts";
import { inFolder, offswitch } from "../cli/offswitch.ts";
import { compared, isRenewing } from "./golden.ts";
import { galleryPage, type Played } from "./page.ts";
import { pieces, type Piece } from "./pieces.ts";

/*
 * Recorded runs that ship, and goldens: each must still come out of its command, and out of its own manifest, byte for
 * byte. A change of behaviour shows here as a changed log that one can watch.
 */

const folder = "runs/gallery";
const names = pieces.map(({ name }, index) => ({ name: name ?? "the demo", index }));

/** The pieces as their commands give them now, in order. */
let gallery: readonly (Played & { readonly text: string })[] = [];

/** Plays a piece by its command, in a process of its own. */
async function played(piece: Piece): Promise<(typeof gallery)[number]> {
  return inFolder(async (out) => {
    const args = ["run", ...piece.args, "--json", "--out", out];
    const { exitCode, stdout, stderr } = await offswitch(args, { cwd: resolve(".") });
    if (exitCode !== 0) throw new Error(`${args.join(" ")}: ${stderr}`);
    const [named = ""] = readdirSync(out);
    writeFileSync(join(out, named), stdout);
    const { events: log } = readRunLog(join(out, named));
    return { piece, file: piece.name === null ? named : `${piece.name}.jsonl`, log, text: stdout };
  });
}

const textOf = (spec: RunSpec): Promise<string> =>
  lastValueFrom(
    playRun(spec).pipe(
      map((event) => `${runEventLine(event)}\n`),
      toArray(),
      map((lines) => lines.join("")),
    ),
  );

// One after another: each is a process with a situation to solve, and would slow the others down.
beforeAll(async () => {
  const ready: (typeof gallery)[number][] = [];
  for (const piece of pieces) ready.push(await played(piece));
  gallery = ready;
}, 300_000);

describe("the gallery", () => {
  test.each(names)("$name is what its command gives", ({ index }) => {
    const { file = "", text = "" } = gallery[index] ?? {};
    expect(compared(join(folder, file), text)).toBe("as shipped");
  });

  test.each(names)(
    "$name is what its own manifest gives, played anew or as recorded",
    async ({ index }) => {
      const { file = "", text = "" } = gallery[index] ?? {};
      const path = join(folder, file);
      const { events } = readRunLog(path);
      const again = await textOf(await castAgain(events, path));
      const recorded = await textOf(await castRecording(events, path));
      expect([again, recorded]).toEqual([text, text]);
    },
  );

  test("has a page that names every log with its command and its end", () => {
    expect(compared(join(folder, "README.md"), galleryPage(gallery))).toBe("as shipped");
  });

  test("holds no other log", () => {
    const others = readdirSync(folder).filter(
      (file) => /(?<!-changed)\.jsonl$/.test(file) && gallery.every((piece) => piece.file !== file),
    );
    if (isRenewing) for (const file of others) rmSync(join(folder, file));
    expect(isRenewing ? [] : others).toEqual([]);
  });
});

test("docs/watch.svg is what the terminal shows when the demo stops at its decision", async () => {
  expect(compared(pictureFile, await watchPicture())).toBe("as shipped");
});
