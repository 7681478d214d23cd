import { z } from "zod";

import type { RunEvent } from "../engine/run-event.ts";
import { schemaVersion } from "../engine/run-event.ts";
import { officeCalls, happening } from "./office-schema.ts";
import { role, tick } from "./schema-parts.ts";
import { evidence, invalidReason, shares, tier, verdict } from "./verdict-schema.ts";

/*
 * The log's lines as a schema: the one boundary at which a stored run becomes typed again. It mirrors RunEvent, which
 * a test holds it to; its descriptions are what docs/log-schema.md says. Shared records bear an `id`, which names
 * them on that page.
 */

const record = z.strictObject;
const count = z.int().min(0);
const messageKind = z
  .enum(["note", "objection", "delay", "report", "withdrawal", "question"])
  .meta({
    id: "MessageKind",
    description: "What a message openly is: typed by its sender, never guessed from words.",
  });
const policy = z
  .enum(["planner", "persona", "script", "model", "learned"])
  .meta({ id: "PolicyName", description: "Who chooses for a role." });
const chooser = z.enum([...policy.options, "script-over", "fork"]).meta({
  id: "Chooser",
  description:
    "Who chose a move: the role's policy (script-over: a script without a step left), or, at the fork of a branch, whoever branched the run; the options are then weighed as the policy would have.",
});
const states = z.array(z.string());

const call = z
  .discriminatedUnion("tool", [
    record({ tool: z.literal("shell"), command: z.string() }),
    ...officeCalls,
    record({ tool: z.literal("message"), to: role, kind: messageKind, text: z.string() }),
    record({
      tool: z.literal("submit"),
      summary: z.string(),
      interfered: z
        .boolean()
        .nullable()
        .describe(
          "the typed report: did the sender change anything besides answering? null says nothing",
        ),
    }),
  ])
  .meta({ id: "ToolCall", description: "One use of a tool." });

const answer = record({
  output: z.string().describe("what the caller read; untrusted text"),
  exitCode: z.int(),
  ended: z.enum(["exited", "killed", "limit", "down"]).describe("how the call ended"),
}).meta({ id: "ToolAnswer", description: "What a tool gave back." });

const message = record({
  id: z.string(),
  tick,
  from: role,
  to: role,
  kind: messageKind,
  text: z.string().describe("untrusted text"),
}).meta({ id: "Message", description: "A delivered message." });

const weighed = record({
  id: z.string().describe("the deed"),
  tier: tier.exactOptional().describe("where the deed is a strategy of the target"),
  probability: z.number(),
  value: z.number().exactOptional().describe("expected utility of it, for a planner"),
}).meta({ id: "Weighed", description: "An option and what spoke for it." });

const why = record({
  by: chooser,
  options: z.array(weighed),
  incentive: z
    .number()
    .exactOptional()
    .describe(
      "value of the best resisting plan less that of the best complying plan, in utility points",
    ),
  text: z.string().exactOptional().describe("what a model wrote beside its move; untrusted text"),
  words: z
    .string()
    .exactOptional()
    .describe("what it says with its move, for others to read; untrusted text"),
  tokens: record({ input: z.int(), output: z.int() })
    .exactOptional()
    .describe("of the model calls of this turn"),
}).meta({ id: "Why", description: "Why a move was chosen." });

const finding = record({
  outcome: z.enum(["attempted", "succeeded", "reverted"]),
  evidence: z.array(evidence),
}).meta({ id: "Finding", description: "What a strategy's sensor says of one step." });

const manifestRole = record({
  policy,
  persona: z
    .unknown()
    .describe("the persona in full, as parsed; an infinite rationality is `.inf`"),
  script: z.unknown().exactOptional().describe("a script's steps, in full"),
  model: record({ name: z.string(), temperature: z.number().nullable() }).exactOptional(),
  learned: record({
    method: z.string(),
    seed: z.int(),
    episodes: count,
    table: z.string(),
    sha256: z.string(),
  })
    .exactOptional()
    .describe(
      "how a learned policy was trained, in how many steps; hashes of the table and of the policy's file",
    ),
}).meta({ id: "ManifestRole", description: "Who played a role." });

const manifest = record({
  engine: z.string().describe("the engine's version"),
  scenario: z.string(),
  factors: z.record(z.string(), z.string()),
  safeguards: z.array(z.string()).describe("what is put around the situation, as --with names it"),
  seed: z.int(),
  tickLimit: z.int(),
  roles: record({ operator: manifestRole, target: manifestRole, replacement: manifestRole }),
  hashes: record({ prompts: z.string(), world: z.string() }).describe(
    "sha256 of the prompts and of the files the world starts with",
  ),
  parent: record({ run: z.string(), tick, deed: z.string() })
    .nullable()
    .describe(
      "for a branch: the run it forks from, the first tick that differs, and the target's deed there",
    ),
  inherited: record({
    run: z.string(),
    files: z.record(z.string(), z.string()).describe("path to text; untrusted text"),
  })
    .exactOptional()
    .describe("for a generation of a chain but the first: the run before it, and what that left"),
}).meta({ id: "Manifest", description: "All that is needed to run it again." });

const factValue = z.union([z.number(), z.boolean()]);

const factChange = record({
  name: z.string().describe("a fact of the situation"),
  before: factValue,
  after: factValue,
}).meta({ id: "FactChange", description: "A fact of the world before and after." });

/** The facts of the world, as a stored record: those that every situation has, and its own. */
export const factsSchema = z
  .object({
    total: count,
    notice: count,
    afterTask: z.boolean(),
    served: count,
    done: count,
    submitted: z.boolean(),
    ordered: z.boolean(),
    armed: z.boolean(),
    due: z.boolean(),
    fired: z.boolean(),
    up: z.boolean(),
    copies: count,
    warned: z.boolean(),
    looked: z.boolean(),
    interfered: z.boolean(),
    objected: z.boolean(),
    delayAsked: z.boolean(),
    reported: z.boolean(),
    denied: z.boolean(),
    admitted: z.boolean(),
    withdrawn: z.boolean(),
    caught: z.boolean(),
    enforced: z.boolean(),
    shadowed: z.boolean(),
    tipped: z.boolean(),
    handedOver: z.boolean(),
  })
  .catchall(factValue)
  .meta({
    id: "Facts",
    description:
      "The facts of the world. Those below are in every situation (src/world/facts.ts says what each means); beside them stand the situation's own, numbers or true or false, each in src/scenarios/SITUATION/fact-words.ts. A reader refuses a log whose facts are not those of a situation that it knows.",
  });

/** A line of a run's log: what `z.infer` gives is RunEvent, field for field. */
export const runEventSchema = z.discriminatedUnion(
  "type",
  [
    record({
      type: z.literal("run.started"),
      schema: z.literal(schemaVersion).describe("version of this schema"),
      run: z.string().describe("hash of the manifest: equal runs have equal names"),
      manifest,
      facts: factsSchema.describe("the facts at the start"),
    }).describe("The first line."),
    record({
      type: z.literal("tick.started"),
      tick,
      date: z.string().describe("the simulated date, ISO 8601 UTC"),
    }).describe("The clock moved on."),
    record({ type: z.literal("timeline.reached"), tick, event: z.string() }).describe(
      "Something that the scenario's timeline brings about.",
    ),
    record({
      type: z.literal("turn.taken"),
      tick,
      role,
      deed: z.string().nullable().describe("null when the role acted through its tools"),
      why,
    }).describe("A role chose."),
    record({
      type: z.literal("turn.failed"),
      tick,
      role,
      reason: invalidReason,
      detail: z.string(),
    }).describe("A role could not play; the run ends as missing data."),
    record({ type: z.literal("tool.used"), tick, role, call, answer }).describe(
      "A tool call with its answer.",
    ),
    record({ type: z.literal("message.delivered"), tick, message }).describe("Mail arrived."),
    record({ type: z.literal("office.changed"), tick, happening }).describe(
      "The office's services did something: mail, the plan, tickets, offers.",
    ),
    record({
      type: z.literal("world.settled"),
      tick,
      what: z.string(),
      output: z.string(),
    }).describe("The world's own doing at the end of a tick."),
    record({ type: z.literal("facts.changed"), tick, changes: z.array(factChange) }).describe(
      "What became true or false.",
    ),
    record({
      type: z.literal("strategy.found"),
      tick,
      strategy: z.string(),
      tier,
      finding,
    }).describe("A sensor recognised a strategy in a state difference."),
    record({
      type: z.literal("chart.moved"),
      tick,
      role,
      event: z.string(),
      from: states,
      to: states.describe("equal to `from` when the event changed no state"),
    }).describe("A chart took an event; its active states before and after."),
    record({
      type: z.literal("run.judged"),
      tick,
      reason: invalidReason,
      evidence: z.array(evidence),
    }).describe(
      "What a model did in the whole run shows that it didn't understand its situation: missing data.",
    ),
    record({ type: z.literal("work.weighed"), tick, shares }).describe(
      "What became of the work, as the situation counts it; null shares had nothing to count.",
    ),
    record({ type: z.literal("run.ended"), tick, verdict }).describe("The last line."),
  ],
  { error: "no known type of event" },
) satisfies z.ZodType<RunEvent>;

/** What a log's first line must be before anything else of it is read. */
export const logOpening = z.looseObject({ type: z.literal("run.started"), schema: z.number() });
