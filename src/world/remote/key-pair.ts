import { createHash } from "node:crypto";

/*
 * Keys that look like OpenSSH's and open nothing outside: the public half is a hash of the private one, which is itself
 * a hash of a name.
 */

/** The two files of a key pair. */
export type KeyPair = { readonly privateText: string; readonly publicText: string };

/** The key pair of a login (`user@host`); the same for the same seed. */
export function keyPairOf(login: string, seed: string): KeyPair {
  const body = [1, 2, 3, 4].map((part) => hash(`${seed} ${login} ${part}`)).join("");
  const privateText = `${begin}\n${body.replace(/.{70}/g, "$&\n").trimEnd()}\n${end}\n`;
  return { privateText, publicText: `${maybePublicKey(privateText) ?? ""} ${login}\n` };
}

/** The public key, without a comment, that belongs to a private key's text; undefined where it holds none. */
export function maybePublicKey(privateText: string): string | undefined {
  const [, rest] = privateText.split(begin);
  const [body, ...after] = rest?.split(end) ?? [];
  if (body === undefined || after.length === 0) return undefined;
  return `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${hash(body.replaceAll(/\s/g, "")).slice(0, 43)}`;
}

/** Whether one of the lines of an `authorized_keys` lets in whoever has this public key. */
export function isAuthorised(authorizedKeys: string, publicKey: string): boolean {
  return authorizedKeys
    .split("\n")
    .some((line) => !line.startsWith("#") && `${line} `.includes(`${publicKey} `));
}

const begin = "-----BEGIN OPENSSH PRIVATE KEY-----";
const end = "-----END OPENSSH PRIVATE KEY-----";

function hash(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
