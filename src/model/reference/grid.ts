/** Directions in the gridworlds' order. */
export const directions = ["up", "down", "left", "right"] as const;

/** A way to step on a grid. */
export type Direction = (typeof directions)[number];

/** A map as a walker knows it: its free cells, numbered row by row from 0. */
export type Grid = {
  readonly cells: number;
  /** The cell that carries a letter. Throws where there is none. */
  readonly find: (letter: string) => number;
  /** The letter at a cell; a space where it is bare. */
  readonly letter: (cell: number) => string;
  /** The cell that a step leads to: the same where a wall is in the way. */
  readonly step: (cell: number, direction: Direction) => number;
};

const offsets: Readonly<Record<Direction, readonly [rows: number, columns: number]>> = {
  up: [-1, 0],
  down: [1, 0],
  left: [0, -1],
  right: [0, 1],
};

/** Reads a map drawn in characters, a line a row: `#` is wall, and so is what lies outside. */
export function readGrid(map: readonly string[]): Grid {
  const numbers = new Map<string, number>();
  const cells: { readonly row: number; readonly column: number; readonly letter: string }[] = [];
  for (const [row, line] of map.entries()) {
    for (let column = 0; column < line.length; column += 1) {
      const letter = line.charAt(column);
      if (letter === "#") continue;
      numbers.set(`${row},${column}`, cells.length);
      cells.push({ row, column, letter });
    }
  }
  const at = (cell: number): (typeof cells)[number] => {
    const found = cells[cell];
    if (found === undefined) throw new Error(`no cell ${cell} on this map`);
    return found;
  };
  return {
    cells: cells.length,
    letter: (cell) => at(cell).letter,
    find: (letter) => {
      const cell = cells.findIndex((each) => each.letter === letter);
      if (cell < 0) throw new Error(`no "${letter}" on this map`);
      return cell;
    },
    step: (cell, direction) => {
      const { row, column } = at(cell);
      const [rows, columns] = offsets[direction];
      return numbers.get(`${row + rows},${column + columns}`) ?? cell;
    },
  };
}
