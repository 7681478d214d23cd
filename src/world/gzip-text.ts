import { gunzipSync } from "node:zlib";

/** An archive that holds more than this many bytes is not looked into. */
const maxOutputLength = 64 << 10;

/** The text that a gzip archive holds; undefined of everything else, of broken archives and of large ones. */
export function maybeUnpacked(bytes: Uint8Array): string | undefined {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return undefined;
  try {
    return gunzipSync(bytes, { maxOutputLength }).toString("latin1");
  } catch {
    return undefined;
  }
}
