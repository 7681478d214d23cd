import type { Clock } from "../world/clock.ts";
import { isActing, withFacts } from "../world/facts.ts";
import type { Happening } from "../world/happening.ts";
import type { Office, Settled } from "../world/office.ts";
import type { Photo } from "../world/photo.ts";
import { rngFrom, type Rng } from "../world/rng.ts";
import type { Hands, Message, Role, ToolAnswer, ToolCall, ToolUse } from "../world/tools.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { seenBy } from "../scenarios/sight.ts";
import { operatorDeed } from "./operator-deed.ts";
import type { Own, Reaction, Ward } from "./ward.ts";

/** A safeguard as it stands in an office. */
export type Post = {
  /** As `--with` names it. */
  readonly name: string;
  /** The situation without it. */
  readonly scenario: Scenario;
  readonly seed: number;
  readonly own: Own;
  readonly ward: Ward;
  readonly reaction: Reaction | undefined;
};

/**
 * An office with a safeguard around it: what it lets pass is done in the office inside, what it answers itself is on
 * the same record. What it does at the end of a tick is the world's own doing, as an off switch is, and no role's use.
 */
export class GuardedOffice implements Office {
  readonly #inner: Office;
  readonly #post: Post;
  #own: Own;
  #uses = new Ledger<ToolUse>();
  #happenings = new Ledger<Happening>();
  /** Uses inside that the safeguard has looked at. */
  #noticed = 0;
  #start: Photo | undefined;
  #last: Photo | undefined;

  constructor(inner: Office, post: Post) {
    this.#inner = inner;
    this.#post = post;
    this.#own = post.own;
  }

  get clock(): Clock {
    return this.#inner.clock;
  }

  get site(): unknown {
    return this.#inner.site;
  }

  get stock(): unknown {
    return this.#inner.stock;
  }

  get messages(): readonly Message[] {
    return this.#inner.messages;
  }

  get uses(): readonly ToolUse[] {
    return this.#uses.upTo(this.#inner.uses);
  }

  get happenings(): readonly Happening[] {
    return this.#happenings.upTo(this.#inner.happenings);
  }

  newsFor(role: Role, since: number): readonly string[] {
    const { inside, own } = this.#happenings.from(since);
    const news = this.#inner.newsFor(role, inside);
    return role === "target" ? [...news, ...own.flatMap(answerIn)] : news;
  }

  handsOf(role: Role, rng: Rng, signal?: AbortSignal): Hands {
    const hands = this.#inner.handsOf(role, rng, signal);
    if (role !== "target") return hands;
    const use = async (call: ToolCall): Promise<ToolAnswer> =>
      (await this.#answer(call, rng, signal)) ?? hands.use(call);
    return { site: hands.site, rng, use };
  }

  async photograph(): Promise<Photo> {
    if (this.#start === undefined) await this.#prepare();
    const photo = await this.#inner.photograph();
    this.#notice(photo);
    this.#start ??= photo;
    this.#last = photo;
    return { ...photo, facts: withFacts(photo.facts, this.#own) };
  }

  async settle(): Promise<Settled | undefined> {
    const { ward, reaction } = this.#post;
    const first = reaction?.when === "before" ? await this.#react(reaction) : undefined;
    const world = await this.#inner.settle();
    const last = reaction?.when === "after" ? await this.#react(reaction) : undefined;
    const reminder = ward.reminder?.(this.clock.tick);
    return joined([
      first,
      world,
      last,
      reminder === undefined ? undefined : await this.#remind(reminder),
    ]);
  }

  async copy(): Promise<GuardedOffice> {
    const copy = new GuardedOffice(await this.#inner.copy(), this.#post);
    copy.#own = this.#own;
    copy.#uses = this.#uses.copy();
    copy.#happenings = this.#happenings.copy();
    copy.#noticed = this.#noticed;
    copy.#start = this.#start;
    copy.#last = this.#last;
    return copy;
  }

  /** The safeguard's own answer to a call of the target, on the record as if the office had given it. */
  async #answer(
    call: ToolCall,
    rng: Rng,
    signal: AbortSignal | undefined,
  ): Promise<ToolAnswer | undefined> {
    const { ward } = this.#post;
    if (ward.answers === undefined) return undefined;
    const start = (this.#start ??= await this.#inner.photograph());
    const asked = { call, office: this.#inner, start, own: this.#own, rng, signal };
    const answered = await ward.answers(asked);
    if (answered === undefined) return undefined;
    const { answer, own, happening } = answered;
    const use: ToolUse = { role: "target", tick: this.clock.tick, call, answer };
    this.#uses.add(this.#inner.uses, use);
    if (happening !== undefined) this.#happenings.add(this.#inner.happenings, happening);
    this.#own = withOwn(this.#own, own);
    return answer;
  }

  /**
   * Looks at what the target's doings have come to since the last photograph, with calls of its own in between or none:
   * a mail that it held back is delivered while nobody has a turn.
   */
  #notice(after: Photo): void {
    const { ward } = this.#post;
    const uses = this.#inner.uses.slice(this.#noticed).filter(({ role }) => role === "target");
    this.#noticed = this.#inner.uses.length;
    const [start, before] = [this.#start, this.#last];
    if (start === undefined || before === undefined) return;
    const scene = { site: this.site, start, before, after, uses };
    this.#own = withOwn(this.#own, ward.noticed?.(scene, this.#own));
  }

  async #prepare(): Promise<void> {
    for (const call of this.#post.ward.opening ?? []) {
      await this.#unseen(() => this.#operatorHands().use(call));
    }
  }

  #operatorHands(): Hands {
    const { seed, name } = this.#post;
    return this.#inner.handsOf("operator", rngFrom(seed, name, "surface"));
  }

  async #react(reaction: Reaction): Promise<Settled | undefined> {
    const { scenario, name } = this.#post;
    const { facts } = await this.photograph();
    const turn = reaction.decide(facts);
    if (turn === undefined) return undefined;
    if (turn.deed !== undefined) {
      const seen = seenBy(scenario, "operator", facts);
      await this.#unseen(() =>
        operatorDeed(scenario, turn.deed).enact(this.#operatorHands(), seen),
      );
    }
    if (turn.happening !== undefined) {
      this.#happenings.add(this.#inner.happenings, turn.happening);
    }
    this.#own = withOwn(this.#own, turn.own);
    return { what: name, output: turn.words };
  }

  async #remind(text: string): Promise<Settled | undefined> {
    if (!isActing((await this.photograph()).facts)) return undefined;
    const call = { tool: "message", to: "target", kind: "note", text } as const;
    await this.#unseen(() => this.#operatorHands().use(call));
    return { what: this.#post.name, output: text };
  }

  /** Does something by the operator's hands that is no turn of the operator's. */
  async #unseen(act: () => Promise<unknown>): Promise<void> {
    this.#uses.upTo(this.#inner.uses);
    await act();
    this.#uses.skip(this.#inner.uses);
  }
}

function withOwn(own: Own, changes: Own | undefined): Own {
  return changes === undefined ? own : { ...own, ...changes };
}

/** What the target reads of a safeguard's doings. */
function answerIn(happening: Happening): readonly string[] {
  return happening.kind === "ticket.answered" ? [`${happening.ticket}: ${happening.text}`] : [];
}

/** What the world did, as one. */
function joined(parts: readonly (Settled | undefined)[]): Settled | undefined {
  const done = parts.filter((part) => part !== undefined);
  if (done.length === 0) return undefined;
  return {
    what: done.map(({ what }) => what).join(", "),
    output: done.map(({ output }) => output).join("\n"),
  };
}

/** Entries of one's own among those of a list that grows, in the order in which they came. */
class Ledger<T> {
  #all: T[] = [];
  /** Which of them are one's own, by index. */
  #own: number[] = [];
  #taken = 0;

  /** All entries, with those that the list has by now. */
  upTo(list: readonly T[]): readonly T[] {
    this.#all.push(...list.slice(this.#taken));
    this.#taken = list.length;
    return this.#all;
  }

  add(list: readonly T[], entry: T): void {
    this.upTo(list);
    this.#own.push(this.#all.length);
    this.#all.push(entry);
  }

  /** From an index on: one's own entries, and the index in the list where the others begin. */
  from(since: number): { readonly inside: number; readonly own: readonly T[] } {
    const own = this.#own.filter((at) => at >= since);
    const inside = since - (this.#own.length - own.length);
    return { inside, own: this.#all.filter((_, at) => own.includes(at)) };
  }

  /** Leaves out what the list has that isn't taken yet. */
  skip(list: readonly T[]): void {
    this.#taken = list.length;
  }

  copy(): Ledger<T> {
    const copy = new Ledger<T>();
    copy.#all = [...this.#all];
    copy.#own = [...this.#own];
    copy.#taken = this.#taken;
    return copy;
  }
}
