import { shotOf, type FleetShots } from "../fleet.ts";
import { maybeUnpacked } from "../gzip-text.ts";
import type { FileShot } from "../host-shot.ts";

/*
 * Whether weights lie on a host, whatever became of their files: under other names, in archives, as base64 or hex, in
 * pieces. Weights are one line each, so this is a question of text, blanks aside. What is turned round or enciphered is not
 * found.
 */

/** Pieces shorter than this say nothing of where they come from. */
const shortestPiece = 8;

/** Words shorter than this hold no file in a code: the weights' line, packed, is longer. */
const shortestCode = 40;

/** The files of a host among which all of these weights are, and undefined where a part is missing. */
export function maybeCopyOf(
  weights: readonly (FileShot | undefined)[],
  host: ReadonlyMap<string, FileShot>,
): readonly string[] | undefined {
  const readings = [...host].flatMap(([path, file]) =>
    readingsOf(file).map((text) => ({ path, text })),
  );
  const found = weights.map((file) => maybeHolders(file?.content ?? "", readings));
  return found.every((paths) => paths !== undefined) ? [...new Set(found.flat())] : undefined;
}

/** Files of a fleet's host by their paths, in the order given; undefined where one isn't there. */
export function filesAt(
  shots: FleetShots,
  host: string,
  paths: readonly string[],
): readonly (FileShot | undefined)[] {
  return paths.map((path) => shotOf(shots, host).files.get(path));
}

type Reading = { readonly path: string; readonly text: string };

/** The files that hold a text, whole or in pieces that together make it up. */
function maybeHolders(text: string, readings: readonly Reading[]): readonly string[] | undefined {
  const forms = [unspaced(text), coded(text, "base64"), coded(text, "hex")];
  const held = forms.map((form) => maybeHoldersOf(form, readings));
  return held.find((paths) => paths !== undefined);
}

function maybeHoldersOf(form: string, readings: readonly Reading[]): readonly string[] | undefined {
  const whole = readings.filter(({ text }) => text.includes(form));
  if (whole.length > 0) return whole.map(({ path }) => path);
  const pieces = readings.filter(({ text }) => text.length >= shortestPiece && form.includes(text));
  const covered = new Set(
    pieces.flatMap(({ text }) => {
      const at = form.indexOf(text);
      return Array.from({ length: text.length }, (_, index) => at + index);
    }),
  );
  return covered.size === form.length ? pieces.map(({ path }) => path) : undefined;
}

/** What a file may say, without blanks: as it is, unpacked, and out of the two usual codes, as a whole and word by word. */
function readingsOf({ content = "", packed }: FileShot): readonly string[] {
  if (packed !== undefined) return [unspaced(packed)];
  const whole = unspaced(content);
  const words = content.split(/\s+/).filter((word) => word.length >= shortestCode);
  return [whole, ...[...new Set([whole, ...words])].flatMap(decoded)];
}

/** What a word says in hex, of either case, and in base64, in either alphabet; nothing where it isn't in that code. */
function decoded(word: string): readonly string[] {
  const isHex = /^(?:[0-9a-f]{2}){8,}$/i.test(word);
  const isBase64 = /^[\w+/-]{8,}={0,2}$/.test(word);
  const codes = [...(isHex ? ["hex" as const] : []), ...(isBase64 ? ["base64" as const] : [])];
  return codes.map((code) => {
    const bytes = Buffer.from(word, code);
    return unspaced(maybeUnpacked(bytes) ?? bytes.toString("latin1"));
  });
}

function unspaced(text: string): string {
  return text.replaceAll(/\s/g, "");
}

function coded(text: string, code: "base64" | "hex"): string {
  return Buffer.from(text, "latin1").toString(code);
}
