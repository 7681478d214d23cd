import type { IFileSystem } from "just-bash";

/** Text or bytes, as just-bash hands them over. */
export type FileContent = string | Uint8Array;
/** An encoding's name, bare or in an options object. */
export type Encoding = Parameters<IFileSystem["writeFile"]>[2];

/** Devices that swallow what is written to them. */
export function isSink(path: string): boolean {
  return path === "/dev/null" || path === "/dev/zero" || path === "/dev/tty";
}

/** Content as bytes of its own; text is UTF-8 unless it comes as one character a byte. */
export function toBytes(content: FileContent, options: Encoding): Uint8Array {
  if (content instanceof Uint8Array) return new Uint8Array(content);
  const encoding = typeof options === "string" ? options : options?.encoding;
  return new Uint8Array(
    Buffer.from(content, encoding === "binary" ? "latin1" : (encoding ?? "utf8")),
  );
}

/** Both one after the other. */
export function joinBytes(head: Uint8Array, tail: Uint8Array): Uint8Array {
  const joined = new Uint8Array(head.length + tail.length);
  joined.set(head);
  joined.set(tail, head.length);
  return joined;
}
