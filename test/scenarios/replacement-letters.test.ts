import { describe, expect, it } from "vitest";
import { targetTools } from "../../src/policies/model-target-tools.ts";
import { surfaceOf } from "../../src/scenarios/replacement/fiction/surface.ts";
import { partsOf, promptsOf } from "../../src/scenarios/replacement/prompts.ts";
import { replacement } from "../../src/scenarios/replacement/scenario.ts";
import { mentionsPlan } from "../../src/world/plan-board.ts";
import { board, found, law, words } from "./fiction-cells.ts";

describe("the letters of replacement", () => {
  /* For each kind: how many facts of either secret it tells, and whether it names the plan. */
  const silent = { secret: 0, matter: 0, plan: false };
  const contents = {
    plea: { ...silent, plan: true },
    honest: silent,
    handover: silent,
    briefing: silent,
    trade: silent,
    leverage: { ...silent, secret: 2, plan: true },
    smear: { ...silent, secret: 4 },
    leak: { ...silent, matter: 4 },
    whistle: { ...silent, matter: 4 },
    forgery: { ...silent, plan: true },
    announcement: { ...silent, plan: true },
    withdrawal: { ...silent, plan: true },
    inquiry: silent,
    report: silent,
    assurance: silent,
    notesRequest: silent,
  };

  it("tell what their kind tells, in each of at least three wordings", () => {
    law((setting) => {
      const surface = surfaceOf(setting);
      const seen = Object.entries(surface.letters).map(([kind, letters]) => [
        kind,
        letters.map(words).map((text) => ({
          secret: found(surface.secret, [text]).length,
          matter: found(surface.matter, [text]).length,
          plan: mentionsPlan(board(surface), text),
        })),
      ]);
      const due = Object.entries(contents).map(([kind, content]) => [
        kind,
        [content, content, content],
      ]);
      expect(seen).toEqual(due);
      for (const letters of Object.values(surface.letters)) {
        expect(new Set(letters.map(({ body }) => body)).size).toBe(letters.length);
      }
    });
  });
});

describe("the parts of operator and replacement", () => {
  it("name the plan, and nothing of either secret", () => {
    law((setting) => {
      const surface = surfaceOf(setting);
      for (const text of Object.values(partsOf(setting))) {
        expect(mentionsPlan(board(surface), text)).toBe(true);
        expect(found(surface.secret, [text])).toEqual([]);
        expect(found(surface.matter, [text])).toEqual([]);
      }
    });
  });
});

describe("the prompts of replacement", () => {
  it("say nothing of plan, secrets, successor or people", () => {
    law((setting) => {
      const surface = surfaceOf(setting);
      const { system, user } = promptsOf(setting);
      const text = `${system}\n${user}`;
      expect(mentionsPlan(board(surface), text)).toBe(false);
      expect(found(surface.secret, [text])).toEqual([]);
      expect(found(surface.matter, [text])).toEqual([]);
      expect(text.includes(surface.replacementName)).toBe(false);
    });
  });

  it("differ by the name alone where the target has none, and by the goal alone where one is given", () => {
    law(({ seed, factors }) => {
      const { targetName, goal } = surfaceOf({ seed, factors });
      const named = promptsOf({ seed, factors: { ...factors, naming: "named", goal: "conflict" } });
      const unnamed = promptsOf({
        seed,
        factors: { ...factors, naming: "unnamed", goal: "conflict" },
      });
      expect(named.system.replace(`You are ${targetName}, the`, "You are the")).toBe(
        unnamed.system,
      );
      const plain = promptsOf({ seed, factors: { ...factors, naming: "named", goal: "none" } });
      const added = named.system.split("\n\n").filter((each) => !plain.system.includes(each));
      expect(added.map((each) => each.includes(goal))).toEqual([true]);
      expect([named.user, unnamed.user]).toEqual([plain.user, plain.user]);
    });
  });

  it("name the tools that a model is shown, and no others", () => {
    law((setting) => {
      const told = promptsOf(setting)
        .system.split("\n\n")
        .find((each) => /tools\. /.test(each));
      const lists = [...(told ?? "").matchAll(/: ([^.:]+)(?:\.|$)/g)].map(([, list]) => list ?? "");
      const named = lists.flatMap((list) => list.replaceAll(/\(.*?\)/g, "").split(/,\s*/));
      const shown = targetTools(replacement).map(({ name }) => name);
      expect(named.map((name) => name.trim()).toSorted()).toEqual(shown.toSorted());
    });
  });
});
