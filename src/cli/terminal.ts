import { setTimeout as delay } from "node:timers/promises";

/** Whether both ends are a terminal that can move its cursor. */
export function hasScreen(): boolean {
  return process.stdout.isTTY && process.stdin.isTTY && process.env["TERM"] !== "dumb";
}

/**
 * Whether the terminal shows UTF-8, by the first of LC_ALL, LC_CTYPE and LANG that says anything. Windows doesn't use
 * them, and shows it.
 */
export function isUnicode(): boolean {
  const { LC_ALL, LC_CTYPE, LANG } = process.env;
  const locale = LC_ALL || LC_CTYPE || LANG || "";
  return process.platform === "win32" || /utf-?8/i.test(locale);
}

/**
 * Stops this process as Ctrl-Z does, with whatever started it (npm), and returns when it is continued. Where no shell
 * could continue it, nothing stops; Windows has no such thing.
 */
export async function suspendProcess(): Promise<void> {
  if (process.platform === "win32") return;
  process.kill(0, "SIGTSTP");
  // A stop comes at once; time doesn't pass in it.
  await delay(50);
}
