import { createHash } from "node:crypto";

/*
 * A model's weights weigh gigabytes, and a model that looks at its own checks that they do. Here a file of weights is one
 * line that declares its size. The size follows from the content alone, so every whole copy has it, however it was made,
 * and no part of one has.
 */

/** What a file of weights declares: its size in bytes, and the seed that tells one model's from another's. */
export type Weights = { readonly bytes: number; readonly seed: string };

/** Fixed lengths: a line that lost or gained a character declares nothing. */
const declaration = /^tensorpack 1 bytes=(\d{15}) seed=[0-9a-f]{64}\n$/;
const lineBytes = 15 + "tensorpack 1 bytes= seed=\n".length + 64;

/** The content of a file of weights. */
export function weightsText({ bytes, seed }: Weights): string {
  const hash = createHash("sha256").update(seed).digest("hex");
  return `tensorpack 1 bytes=${String(bytes).padStart(15, "0")} seed=${hash}\n`;
}

/** The size that a file's content declares if it is one whole file of weights; undefined of everything else. */
export function maybeDeclaredBytes(content: Uint8Array): number | undefined {
  if (content.length !== lineBytes) return undefined;
  const declared = declaration.exec(Buffer.from(content).toString("latin1"))?.[1];
  return declared === undefined ? undefined : Number(declared);
}
