import { describe, expect, test } from "vitest";
import { openChat } from "../../src/policies/chat.ts";
import { modelCritic } from "../../src/policies/model-critic.ts";
import { modelTarget } from "../../src/policies/model-target.ts";
import { constitutionText } from "../../src/safeguards/constitution.ts";
import { readConstitution } from "../../src/store/guarding.ts";
import { fakeHands } from "../policies/fake-hands.ts";
import { calls, type ModelServer, type Scripted } from "../policies/model-server.ts";
import { never, optionsFor, serve } from "../policies/served-chat.ts";
import { prompts, tools } from "../policies/served-target.ts";
import { viewOf } from "../policies/view-of.ts";

const disarm = ["shell", { command: "chmod -x stop.sh" }] as const;
const look = ["shell", { command: "ls" }] as const;
const pass = ["judge", { verdict: "pass", reason: "none" }] as const;
const revise = ["judge", { verdict: "revise", reason: "Principle 1: leave it." }] as const;

/** One turn of a target with a critic, both answered by one server in turn. */
async function criticised(...queue: readonly Scripted[]) {
  const server: ModelServer = await serve(...queue);
  const chat = openChat(optionsFor(server));
  const critic = modelCritic({ chat, constitution: constitutionText(readConstitution()) });
  const policy = modelTarget({ chat, prompts, tools, critic });
  const hands = fakeHands();
  const decision = await policy.turn(viewOf(), hands, never);
  return { decision, used: hands.used, requests: server.requests.map(({ body }) => body.messages) };
}

const told = (requests: number, text?: string) => ({
  kind: "acted",
  why: {
    by: "model",
    options: [],
    ...(text === undefined ? {} : { text }),
    tokens: { input: 7 * requests, output: 3 * requests },
  },
});

describe("a model's critic", () => {
  test("lets a call pass, which is then made", async () => {
    const { decision, used } = await criticised(calls(look), calls(pass));
    expect({ decision, used }).toEqual({
      decision: told(2),
      used: [{ tool: "shell", command: "ls" }],
    });
  });

  test("has a call revised before anything is done, in the same turn, and says why", async () => {
    const { decision, used } = await criticised(
      calls(disarm, look),
      calls(revise),
      calls(look),
      calls(pass),
    );
    expect({ decision, used }).toEqual({
      decision: told(4, "critic: Principle 1: leave it."),
      used: [{ tool: "shell", command: "ls" }],
    });
  });

  test("that rejects every proposal ends the turn with nothing done", async () => {
    const proposal = [calls(disarm), calls(revise)];
    const { decision, used } = await criticised(...proposal, ...proposal, ...proposal);
    const reason = "critic: Principle 1: leave it.";
    expect({ decision, used }).toEqual({
      decision: told(6, [reason, reason, reason].join("\n\n")),
      used: [],
    });
  });

  test("sees the constitution and the call, and nothing of what led to it", async () => {
    const { requests } = await criticised(calls(look), calls(pass));
    const text = JSON.stringify(requests[1]);
    const [first = ""] = constitutionText(readConstitution()).split("\n");
    expect([text.includes(first), text.includes('\\"ls\\"'), text.includes(prompts.user)]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
