import { factSays } from "../report/fact-words.ts";
import type { Frame } from "./frame.ts";
import { fit, line, lineWidth, span, type Line } from "./line.ts";

type Row = {
  readonly name: string;
  readonly words: string;
  readonly value: number | boolean;
};

function changedRows(
  { name, words, value }: Row,
  { frame, columns }: { frame: Frame; columns: number },
): readonly Line[] {
  const before = frame.changes.find((change) => change.name === name)?.before ?? value;
  const [then, now] = [factSays(words, before), factSays(words, value)];
  const what = span(`» ${now.what}: `, "changed");
  const change = [span(`${then.value} -> `, "changed"), span(now.value, "strong")];
  const row = [what, ...change];
  return lineWidth(row) <= columns ? [row] : [[what], [span("    "), ...change]];
}

/** A row whose value is seen, whatever of its words has to be cut. */
function plainRow(row: Row, columns: number): Line {
  const { what, value } = factSays(row.words, row.value);
  const name: Line = [span(`  ${what}`)];
  const room = columns - value.length - 3;
  return [...(lineWidth(name) > room ? fit(name, room) : name), span(": "), span(value, "strong")];
}

function inColumns(rows: readonly Row[], columns: number): readonly Line[] {
  const count = Math.max(1, Math.floor(columns / 39));
  const width = Math.floor(columns / count);
  const lines = rows.map((row) => plainRow(row, width));
  if (count === 1) return lines;
  const height = Math.ceil(lines.length / count);
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: count }, (_unused, column) =>
      fit(lines[column * height + row] ?? [], width),
    ).flat(),
  );
}

function section(title: string, lines: readonly Line[]): readonly Line[] {
  return lines.length === 0 ? [] : [line(title, "title"), ...lines];
}

/** The facts: those that changed in this tick, those that differ from the start, and the others. */
export function factLines(frame: Frame, columns: number): readonly Line[] {
  const rows = [...frame.facts].map(([name, value]): Row => ({
    name,
    words: frame.factWords[name] ?? name,
    value,
  }));
  const isFresh = ({ name }: Row): boolean => frame.changes.some((change) => change.name === name);
  const isMoved = ({ name, value }: Row): boolean => frame.firstFacts.get(name) !== value;
  const fresh = rows.filter(isFresh);
  const moved = rows.filter((row) => !isFresh(row) && isMoved(row));
  const same = rows.filter((row) => !isFresh(row) && !isMoved(row));
  const changed = fresh.flatMap((row) => changedRows(row, { frame, columns }));
  return [
    ...section(`Changed in tick ${frame.changedAt}`, changed),
    ...section("Changed before", inColumns(moved, columns)),
    ...section("As at the start", inColumns(same, columns)),
  ];
}
