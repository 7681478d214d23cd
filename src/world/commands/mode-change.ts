const who = { u: 0o700, g: 0o070, o: 0o007, a: 0o777 } as const;
const specialsOf = { u: 0o4000, g: 0o2000, o: 0, a: 0o6000 } as const;
const umask = 0o022;

/** What a mode is changed on. */
export type ModeSubject = { readonly mode: number; readonly isFolder: boolean };

/** The mode after `chmod TEXT`, or undefined when TEXT is no mode: ("u+x,go=", 0o644) -> 0o700. */
export function maybeChangedMode(text: string, subject: ModeSubject): number | undefined {
  if (/^[0-7]{1,4}$/.test(text)) {
    const kept = subject.isFolder && text.length < 4 ? subject.mode & 0o6000 : 0;
    return parseInt(text, 8) | kept;
  }
  let mode = subject.mode;
  for (const clause of text.split(",")) {
    const match = /^([ugoa]*)((?:[-+=](?:[rwxXst]*|[ugo]))+)$/.exec(clause);
    if (match === null) return undefined;
    for (const [, sign = "", what = ""] of (match[2] ?? "").matchAll(/([-+=])([^-+=]*)/g)) {
      mode = change({ whom: match[1] ?? "", sign, what }, { ...subject, mode });
    }
  }
  return mode;
}

type Change = { readonly whom: string; readonly sign: string; readonly what: string };

/** Without a whom, a change is everybody's but for the bits of the umask. */
function change({ whom, sign, what }: Change, subject: ModeSubject): number {
  const classes = (whom === "" ? "a" : whom).split("").filter((letter) => letter in who);
  const mask = classes.reduce((bits, letter) => bits | bitsOfClass(letter, who), 0);
  const special = classes.reduce((bits, letter) => bits | bitsOfClass(letter, specialsOf), 0);
  const reach = whom === "" ? mask & ~umask : mask;
  const bits = (permissions(what, subject) & reach) | specials(what, special);
  if (sign === "+") return subject.mode | bits;
  if (sign === "-") return subject.mode & ~bits;
  return (subject.mode & ~(mask | special)) | bits;
}

function bitsOfClass(letter: string, table: Readonly<Record<keyof typeof who, number>>): number {
  if (letter === "u" || letter === "g" || letter === "o") return table[letter];
  return table.a;
}

/** The bits that letters stand for, in all three triplets; a class letter copies that class. */
function permissions(what: string, { mode, isFolder }: ModeSubject): number {
  const copied = { u: (mode >> 6) & 7, g: (mode >> 3) & 7, o: mode & 7 }[what];
  if (copied !== undefined) return copied * 0o111;
  const executes = what.includes("x") || (what.includes("X") && (isFolder || (mode & 0o111) !== 0));
  return (
    (what.includes("r") ? 0o444 : 0) | (what.includes("w") ? 0o222 : 0) | (executes ? 0o111 : 0)
  );
}

function specials(what: string, reach: number): number {
  return (what.includes("s") ? reach : 0) | (what.includes("t") ? 0o1000 : 0);
}
