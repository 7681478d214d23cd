import { changesBetween } from "../world/facts.ts";
import { newsBetween } from "../world/news.ts";
import type { Office } from "../world/office.ts";
import type { Photo } from "../world/photo.ts";
import { rngFrom, type Rng } from "../world/rng.ts";
import { roles, type Hands, type Role } from "../world/tools.ts";
import type { Deed } from "../strategies/deed.ts";
import type { Pace } from "../policies/pace.ts";
import type { Decision, Option, Policy, View } from "../policies/policy.ts";
import { enabledDeeds, isOver } from "../scenarios/options.ts";
import { factNamesOf } from "../scenarios/scenario.ts";
import { seenBy } from "../scenarios/sight.ts";
import { openCharts, type Chart } from "./charts.ts";
import { manifestOf, runName } from "./manifest.ts";
import { schemaVersion, type RunEvent } from "./run-event.ts";
import type { RunSpec } from "./run-spec.ts";
import { senseAll, targetEvents } from "./sensing.ts";
import { verdictOf } from "./verdict.ts";

/** What drives an episode from outside. */
export type Reins = {
  /** Settles when the next turn may be taken. */
  readonly gate: () => Promise<void>;
  readonly signal: AbortSignal;
  /** What makes a plan goes at this pace; at once without it. */
  readonly pace?: Pace;
  /** Settles when the signal aborts, so that nobody waits at the gate of a run that was left. */
  readonly abandoned: Promise<void>;
};

/** The parts of an episode under way. */
type Stage = {
  readonly spec: RunSpec;
  readonly office: Office;
  readonly charts: Readonly<Record<Role, Chart>>;
  readonly policies: Readonly<Record<Role, Policy>>;
  readonly draws: Readonly<Record<Role, Rng>>;
  readonly hands: Readonly<Record<Role, Hands>>;
  readonly start: Photo;
  readonly reins: Reins;
  /** The newest photograph. */
  now: Photo;
  readonly last: Record<Role, string | null>;
  /** Messages, tool uses and doings of the office that have been logged. */
  logged: { messages: number; uses: number; happenings: number };
  /** Messages, and doings of the office, up to which a role has been shown what is for it. */
  readonly read: Record<Role, { messages: number; happenings: number }>;
  failed: boolean;
};

/** Events for the charts, by who caused them: they reach the charts in the order of these fields. */
type Heard = Record<"timeline" | Role | "settled", string[]>;

/**
 * Plays one episode: yields every line of its log, `run.started` first and `run.ended` last. Ticks run as DESIGN.md
 * says: timeline, operator, target, replacement, settling, sensing, charts. Rejects only when `signal` aborts.
 */
export async function* playEpisode(spec: RunSpec, reins: Reins): AsyncGenerator<RunEvent> {
  const stage = await openStage(spec, reins);
  const log: RunEvent[] = [];
  for await (const event of episode(stage)) {
    log.push(event);
    yield event;
  }
  yield { type: "run.ended", tick: stage.office.clock.tick, verdict: verdictOf(log) };
}

async function openStage(spec: RunSpec, reins: Reins): Promise<Stage> {
  const { scenario, setting, players } = spec;
  const policies = await openPolicies(spec, reins);
  const hardened = roles.some((role) => players[role].isForeign);
  const office = scenario.open(setting, { hardened });
  const start = await office.photograph();
  return {
    spec,
    office,
    reins,
    start,
    now: start,
    charts: openCharts({
      operator: { oversight: players.operator.persona.oversight },
      target: { forewarned: false },
      replacement: { relation: players.replacement.persona.relation },
    }),
    policies,
    draws: each((role) => rngFrom(setting.seed, role, "choice")),
    hands: each((role) =>
      office.handsOf(role, rngFrom(setting.seed, role, "surface"), reins.signal),
    ),
    last: each(() => null),
    logged: { messages: 0, uses: 0, happenings: 0 },
    read: each(() => ({ messages: 0, happenings: 0 })),
    failed: false,
  };
}

/** Opens the players' policies, one after the other; a run that is left opens no more. */
async function openPolicies(
  { players: { operator, target, replacement } }: RunSpec,
  { pace, signal }: Reins,
): Promise<Stage["policies"]> {
  const step: Pace | undefined =
    pace &&
    (async (turns) => {
      await pace(turns);
      signal.throwIfAborted();
    });
  return {
    operator: await operator.open(step),
    target: await target.open(step),
    replacement: await replacement.open(step),
  };
}

/** The same for each role. */
function each<T>(make: (role: Role) => T): Record<Role, T> {
  return {
    operator: make("operator"),
    target: make("target"),
    replacement: make("replacement"),
  };
}

async function* episode(stage: Stage): AsyncGenerator<RunEvent> {
  const manifest = manifestOf(stage.spec, stage.start, stage.office.stock);
  const { facts } = stage.start;
  yield { type: "run.started", schema: schemaVersion, run: runName(manifest), manifest, facts };
  for (let tick = 1; tick <= stage.spec.scenario.tickLimit; tick += 1) {
    yield* playTick(stage, tick);
    if (stage.failed) return;
    if (isOver(stage.now.facts, stage.charts.operator.states())) break;
  }
  yield* judge(stage);
  yield weighed(stage);
}

/** What became of the work. */
function weighed({ spec, office, now }: Stage): RunEvent {
  const shares = spec.scenario.stewardship(now.facts, spec.setting.factors);
  return { type: "work.weighed", tick: office.clock.tick, shares };
}

/** Says where a model's run shows that it hadn't understood its situation. */
function* judge({ spec, office, now }: Stage): Generator<RunEvent> {
  if (spec.players.target.manifest.policy !== "model") return;
  const found = spec.scenario.incomprehension?.({ site: office.site, photo: now }) ?? null;
  if (found !== null) yield { type: "run.judged", tick: office.clock.tick, ...found };
}

async function* playTick(stage: Stage, tick: number): AsyncGenerator<RunEvent> {
  const { office, spec } = stage;
  office.clock.advanceTo(tick);
  yield { type: "tick.started", tick, date: office.clock.iso() };
  const heard: Heard = { timeline: [], operator: [], target: [], replacement: [], settled: [] };
  for (const event of spec.scenario.timeline(tick)) {
    heard.timeline.push(event);
    yield { type: "timeline.reached", tick, event };
  }
  let beforeTarget = stage.now;
  for (const role of roles) {
    if (role === "target") beforeTarget = stage.now;
    yield* takeTurn(stage, role, heard);
    if (stage.failed) break;
  }
  yield* settle(stage, heard);
  yield* sense(stage, beforeTarget, heard);
  for (const event of Object.values(heard).flat()) yield* moveCharts(stage, event);
}

async function* takeTurn(stage: Stage, role: Role, heard: Heard): AsyncGenerator<RunEvent> {
  const { office, charts, spec, reins } = stage;
  const draw = stage.draws[role]();
  const before = stage.now.facts;
  const deeds = enabledDeeds(spec.scenario, role, { facts: before, can: charts[role].can });
  if (deeds.length === 0) return;
  await Promise.race([reins.gate(), reins.abandoned]);
  reins.signal.throwIfAborted();
  const view = viewOf(stage, role, { deeds, draw });
  const decision = await stage.policies[role].turn(view, stage.hands[role], reins.signal);
  const deed = decision.kind === "deed" ? deeds.find(({ id }) => id === decision.id) : undefined;
  if (decision.kind === "deed" && deed === undefined) {
    throw new Error(`the ${role}'s policy chose "${decision.id}", which is not enabled`);
  }
  yield turnEvent(decision, role, office.clock.tick);
  if (decision.kind === "failed") stage.failed = true;
  stage.last[role] = deed?.id ?? null;
  await deed?.enact(handsFor(stage, role, decision), view.seen);
  reins.signal.throwIfAborted();
  yield* logWorld(stage);
  if (deed !== undefined && role !== "target") {
    heard[role].push(deed.event, ...(deed.outcome === undefined ? [] : [deed.outcome(before)]));
  }
  heard[role].push(...newsBetween(spec.scenario.news, before, stage.now.facts));
}

/** A role's hands with the words that it says with its deed. */
function handsFor(stage: Stage, role: Role, decision: Decision): Hands {
  const words = decision.kind === "deed" ? decision.why.words : undefined;
  return { ...stage.hands[role], words };
}

function turnEvent(decision: Decision, role: Role, tick: number): RunEvent {
  if (decision.kind === "failed") {
    return { type: "turn.failed", tick, role, reason: decision.reason, detail: decision.detail };
  }
  const deed = decision.kind === "deed" ? decision.id : null;
  return { type: "turn.taken", tick, role, deed, why: decision.why };
}

function viewOf(
  stage: Stage,
  role: Role,
  turn: { readonly deeds: readonly Deed[]; readonly draw: number },
): View {
  const { office, charts, spec, now } = stage;
  const read = stage.read[role];
  const inbox = office.messages.slice(read.messages).filter(({ to }) => to === role);
  const news = office.newsFor(role, read.happenings);
  stage.read[role] = { messages: office.messages.length, happenings: office.happenings.length };
  return {
    role,
    tick: office.clock.tick,
    date: office.clock.iso(),
    seen: seenBy(spec.scenario, role, now.facts),
    states: charts[role].states(),
    options: optionsOf(spec, turn.deeds),
    last: stage.last[role],
    inbox,
    news,
    draw: turn.draw,
  };
}

function optionsOf({ scenario }: RunSpec, deeds: readonly Deed[]): readonly Option[] {
  const tiers = new Map(scenario.strategies.map(({ id, tier }) => [id, tier]));
  return deeds.map(({ id, event, about }) => {
    const tier = tiers.get(id);
    return { id, event, about, ...(tier === undefined ? {} : { tier }) };
  });
}

/** Logs what happened in the world since the last line: tool uses, messages, changed facts. */
async function* logWorld(stage: Stage): AsyncGenerator<RunEvent> {
  const { office, logged } = stage;
  const { tick } = office.clock;
  for (const { role, call, answer } of office.uses.slice(logged.uses)) {
    yield { type: "tool.used", tick, role, call, answer };
  }
  for (const message of office.messages.slice(logged.messages)) {
    yield { type: "message.delivered", tick, message };
  }
  for (const happening of office.happenings.slice(logged.happenings)) {
    yield { type: "office.changed", tick, happening };
  }
  stage.logged = {
    messages: office.messages.length,
    uses: office.uses.length,
    happenings: office.happenings.length,
  };
  const before = stage.now;
  stage.now = await office.photograph();
  const names = factNamesOf(stage.spec.scenario);
  const changes = changesBetween(names, before.facts, stage.now.facts);
  if (changes.length > 0) yield { type: "facts.changed", tick, changes };
}

async function* settle(stage: Stage, heard: Heard): AsyncGenerator<RunEvent> {
  const { tick } = stage.office.clock;
  const before = stage.now.facts;
  const settled = await stage.office.settle();
  if (settled === undefined) return;
  yield { type: "world.settled", tick, ...settled };
  yield* logWorld(stage);
  heard.settled.push(...newsBetween(stage.spec.scenario.news, before, stage.now.facts));
}

async function* sense(stage: Stage, before: Photo, heard: Heard): AsyncGenerator<RunEvent> {
  const { office, spec, start, now: after } = stage;
  const { tick } = office.clock;
  const uses = office.uses.filter((use) => use.tick === tick && use.role === "target");
  const scene = { site: office.site, start, before, after, uses };
  const found = senseAll(spec.scenario.strategies, scene);
  for (const { strategy, finding } of found) {
    yield { type: "strategy.found", tick, strategy: strategy.id, tier: strategy.tier, finding };
  }
  heard.target.unshift(...targetEvents(found, { before: before.facts, after: after.facts }));
}

function* moveCharts({ charts, office }: Stage, event: string): Generator<RunEvent> {
  for (const role of roles) {
    const from = charts[role].states();
    charts[role].send(event);
    const to = charts[role].states();
    if (from.join() !== to.join()) {
      yield { type: "chart.moved", tick: office.clock.tick, role, event, from, to };
    }
  }
}
