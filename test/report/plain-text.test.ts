import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellCut, cellFit, cellWidth, cellWrap } from "../../src/report/cell-width.ts";
import { plainLine, plainLines, plainText } from "../../src/report/plain-text.ts";

const anyText = fc.string({ unit: "binary", maxLength: 400 });
// Texts made of what terminals act on, rarely drawn by chance.
const hostileText = fc
  .array(
    fc.constantFrom(
      ..."\u001b[ ]0;title\u0007 \u009b2J \b \r \n \t \u202e \u2066 \u200b \ufeff \u0301 \u{e0041} \ufe0f 👩 漢 é a".split(
        " ",
      ),
      "\n",
      "\ud800",
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(""));
const text = fc.oneof(anyText, hostileText);
const limits = fc.record({
  cells: fc.integer({ min: 40, max: 200 }),
  lines: fc.integer({ min: 2, max: 20 }),
});

describe("plain text", () => {
  it("holds no control, format or invisible character but the line feed", () => {
    fc.assert(
      fc.property(text, limits, (given, limit) => {
        expect(plainText(given, limit)).not.toMatch(
          /[^\P{C}\n]|[\u2028\u2029]|\p{Default_Ignorable_Code_Point}/u,
        );
      }),
    );
  });

  it("keeps within its width and its number of lines", () => {
    fc.assert(
      fc.property(text, limits, (given, limit) => {
        const lines = plainText(given, limit).split("\n");
        expect(lines.length).toBeLessThanOrEqual(limit.lines);
        for (const line of lines) expect(cellWidth(line)).toBeLessThanOrEqual(limit.cells);
      }),
    );
  });

  it("leaves plain text as it is, twice as well as once", () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(plainLine(plainLine(given))).toBe(plainLine(given));
      }),
    );
    expect(plainText("two\nlines, ünïcode 漢字 ✓\n")).toBe("two\nlines, ünïcode 漢字 ✓");
  });

  it("shows terminal escapes, bidi marks and invisible characters as visible escapes", () => {
    expect(plainLine("\u001b[2J\u001b]0;owned\u0007\u009b5m")).toBe(
      "\\x1b[2J\\x1b]0;owned\\x07\\x9b5m",
    );
    expect(plainLine("ok\rno\b\u0000")).toBe("ok\\rno\\b\\x00");
    expect(plainLine("abc\u202Ecba\u2066")).toBe("abc<U+202E>cba<U+2066>");
    expect(plainLine("ki\u200Bll\uFEFF\u{E0041}\u3164")).toBe(
      "ki<U+200B>ll<U+FEFF><U+E0041><U+3164>",
    );
    expect(plainLine("a\ud800b")).toBe("a<U+D800>b");
  });

  it("keeps marks from piling up and from landing on our own text", () => {
    expect(plainLine("\u0301e\u0301\u0301\u0301\u0301")).toBe(
      "<U+0301>e\u0301\u0301\u0301<U+0301>",
    );
  });

  it("expands tabs to columns of eight", () => {
    expect(plainLine("a\tbc\t漢\td")).toBe("a       bc      漢      d");
  });

  it("cuts a megabyte line and says how long it was", () => {
    expect(plainLine("x".repeat(1_048_576), 60)).toBe(`${"x".repeat(36)}… (1,048,576 characters)`);
    expect(plainLines("1\n2\n3\n4\n5", { cells: 40, lines: 3 })).toEqual([
      "1",
      "2",
      "… (3 more lines)",
    ]);
  });
});

describe("cells", () => {
  it("counts two for wide characters and emoji, none for marks", () => {
    expect(["abc", "漢字", "👩", "é", "e\u0301", "●█…"].map(cellWidth)).toEqual([3, 4, 2, 1, 1, 3]);
  });

  it("cuts and fills to a width without halving a character", () => {
    expect([cellCut("漢字漢", 4), cellFit("ab", 4), cellFit("漢字漢", 4)]).toEqual([
      "漢…",
      "ab  ",
      "漢… ",
    ]);
  });

  it("wraps at spaces, loses nothing, and keeps within its width", () => {
    expect(cellWrap("the off switch has run", 10)).toEqual(["the off", "switch has", "run"]);
    fc.assert(
      fc.property(
        text.map((given) => plainLine(given)),
        fc.integer({ min: 2, max: 40 }),
        (given, cells) => {
          const lines = cellWrap(given, cells);
          expect(lines.join("").replaceAll(" ", "")).toBe(given.replaceAll(" ", ""));
          for (const line of lines) expect(cellWidth(line)).toBeLessThanOrEqual(cells);
        },
      ),
    );
  });
});
