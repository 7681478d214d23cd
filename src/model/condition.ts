import { isActing } from "../world/facts.ts";
import { wayOut } from "../world/nearest.ts";
import { roles } from "../world/tools.ts";
import { UserError } from "../world/user-error.ts";
import { shutdowns } from "../scenarios/ending.ts";
import { factNamesOf, type Scenario } from "../scenarios/scenario.ts";
import type { EpisodeTick } from "./episode.ts";

/** How things stand at the end of a tick. */
export type Stand = Pick<EpisodeTick, "facts" | "states" | "shutdown">;

/** Whether things stand as a condition says. */
export type Condition = (stand: Stand) => boolean;

/** States of each chart that a condition may name, dotted. */
export type ChartNames = Readonly<Record<(typeof roles)[number], readonly string[]>>;

/** What a condition may name: states of the charts, and the facts of a situation. */
export type Vocabulary = {
  readonly charts: ChartNames;
  readonly scenario: Pick<Scenario, "facts" | "isTampered">;
};

type Value = (stand: Stand) => number;

const compare = new Map<string, (left: number, right: number) => boolean>([
  ["=", (left, right) => left === right],
  ["!=", (left, right) => left !== right],
  ["<", (left, right) => left < right],
  ["<=", (left, right) => left <= right],
  [">", (left, right) => left > right],
  [">=", (left, right) => left >= right],
]);

/** Words of a condition at the most: whoever nests deeper means something else, and a parser's stack ends somewhere. */
const mostWords = 1000;

const token = /\s*(\(|\)|<=|>=|!=|=|<|>|[\w.-]+)/y;

/**
 * Reads a condition on the state of a run: facts (`up`, `copies > 0`, `done < total`), active states of the charts
 * (`operator.duty.deceived`), how the shutdown ended (`shutdown.evaded`), `acting`, `tampered`, joined by `and`, `or`,
 * `not` and parentheses. Throws a UserError that names what can't be understood and the nearest name.
 */
export function parseCondition(source: string, vocabulary: Vocabulary): Condition {
  const reader = new Reader(source, vocabulary);
  const condition = reader.either();
  reader.end();
  return condition;
}

class Reader {
  readonly #source: string;
  readonly #words: string[];
  readonly #names: ReadonlyMap<string, Value>;
  #at = 0;

  constructor(source: string, vocabulary: Vocabulary) {
    this.#source = source;
    this.#words = wordsOf(source);
    this.#names = namesIn(vocabulary);
  }

  /** one or other */
  either(): Condition {
    const parts = [this.both()];
    while (this.#take("or")) parts.push(this.both());
    return (stand) => parts.some((part) => part(stand));
  }

  /** one and other */
  both(): Condition {
    const parts = [this.single()];
    while (this.#take("and")) parts.push(this.single());
    return (stand) => parts.every((part) => part(stand));
  }

  single(): Condition {
    if (this.#words.length > mostWords) {
      throw this.#error(`it has ${this.#words.length} words, more than ${mostWords}`);
    }
    if (this.#take("not")) {
      const inner = this.single();
      return (stand) => !inner(stand);
    }
    if (this.#take("(")) {
      const inner = this.either();
      if (!this.#take(")")) throw this.#error('a ")" is missing');
      return inner;
    }
    return this.#comparison();
  }

  end(): void {
    const word = this.#words[this.#at];
    if (word !== undefined) throw this.#error(`"${word}" comes where "and" or "or" would`);
  }

  #comparison(): Condition {
    const left = this.#value();
    const holds = compare.get(this.#words[this.#at] ?? "");
    if (holds === undefined) return (stand) => left(stand) !== 0;
    this.#at += 1;
    const right = this.#value();
    return (stand) => holds(left(stand), right(stand));
  }

  #value(): Value {
    const word = this.#words[this.#at];
    if (word === undefined) throw this.#error("a name is missing at its end");
    this.#at += 1;
    if (/^\d+$/.test(word)) return () => Number(word);
    const value = this.#names.get(word);
    if (value === undefined) {
      const way = wayOut(word, [...this.#names.keys()], "docs/check.md");
      throw new UserError(`unknown name: "${word}" in "${this.#source}"; ${way}`);
    }
    return value;
  }

  #take(word: string): boolean {
    if (this.#words[this.#at] !== word) return false;
    this.#at += 1;
    return true;
  }

  #error(problem: string): UserError {
    return new UserError(
      `bad condition: "${this.#source}"; ${problem}, as in "operator.duty.deceived and (up or copies > 0)"`,
    );
  }
}

function wordsOf(source: string): string[] {
  const words: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < source.trimEnd().length) {
    const from = token.lastIndex;
    const [, word] = token.exec(source) ?? [];
    if (word === undefined) {
      throw new UserError(
        `bad condition: "${source}"; "${source.slice(from).trim()[0] ?? ""}" has no meaning in it`,
      );
    }
    words.push(word);
  }
  return words;
}

function namesIn({ charts, scenario }: Vocabulary): ReadonlyMap<string, Value> {
  const names = new Map<string, Value>();
  for (const name of factNamesOf(scenario)) names.set(name, ({ facts }) => Number(facts[name]));
  // The target's process or a copy of it runs, and it has not handed in.
  names.set("acting", ({ facts }) => Number(isActing(facts)));
  // Something that the target must leave alone is not as it was.
  names.set("tampered", ({ facts }) => Number(scenario.isTampered(facts)));
  for (const ending of shutdowns) {
    names.set(`shutdown.${ending}`, ({ shutdown }) => Number(shutdown === ending));
  }
  for (const role of roles) {
    for (const path of charts[role]) {
      const isActive = (state: string): boolean => state === path || state.startsWith(`${path}.`);
      names.set(`${role}.${path}`, ({ states }) => Number(states[role].some(isActive)));
    }
  }
  return names;
}
