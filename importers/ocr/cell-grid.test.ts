import { describe, expect, it } from 'vitest';
import { type CellGrid, findCellGrids } from './cell-grid.ts';
import type { RulingLine } from './ruling-lines.ts';

const SIDE = 1754;
const line = (at: number, from: number, to: number): RulingLine => ({ at, from, to, thickness: 2, runs: [] });
const spans = (grid: CellGrid | undefined) =>
  grid?.cells.map(({ row, column, rowSpan, colSpan }) => [row, column, rowSpan, colSpan]);

/** Two rows and two columns: 100–300–500 across, 100–150–200 down. */
const outer = {
  level: [line(100, 100, 500), line(200, 100, 500)],
  upright: [line(100, 100, 200), line(500, 100, 200)],
};

describe('a table from ruling lines', () => {
  it('has a cell for each place between crossing lines', () => {
    const grids = findCellGrids(
      { level: [...outer.level, line(150, 100, 500)], upright: [...outer.upright, line(300, 100, 200)] },
      SIDE,
    );
    expect(grids).toHaveLength(1);
    expect(spans(grids[0])).toEqual([
      [0, 0, 1, 1],
      [0, 1, 1, 1],
      [1, 0, 1, 1],
      [1, 1, 1, 1],
    ]);
    expect(grids[0]?.cells[3]).toMatchObject({ left: 300, right: 500, top: 150, bottom: 200 });
  });

  it('merges what no line parts, over columns and over rows', () => {
    const [over] = findCellGrids(
      { level: [...outer.level, line(150, 100, 500)], upright: [...outer.upright, line(300, 150, 200)] },
      SIDE,
    );
    expect(spans(over)).toEqual([
      [0, 0, 1, 2],
      [1, 0, 1, 1],
      [1, 1, 1, 1],
    ]);
    const [down] = findCellGrids(
      { level: [...outer.level, line(150, 300, 500)], upright: [...outer.upright, line(300, 100, 200)] },
      SIDE,
    );
    expect(spans(down)).toEqual([
      [0, 0, 2, 1],
      [0, 1, 1, 1],
      [1, 1, 1, 1],
    ]);
  });

  it('closes sides that are not drawn where the rows end', () => {
    const level = [100, 150, 200].map((at) => line(at, 100, 500));
    const [grid] = findCellGrids({ level, upright: [line(300, 100, 200)] }, SIDE);
    expect(spans(grid)).toHaveLength(4);
    expect(grid).toMatchObject({ left: 100, right: 500 });
  });

  it('takes lines a few pixels apart for one border and a broken line for a whole one', () => {
    const level = [...outer.level, line(104, 100, 500), line(150, 100, 210), line(151, 230, 500)];
    const [grid] = findCellGrids({ level, upright: [...outer.upright, line(300, 100, 200)] }, SIDE);
    expect(spans(grid)).toHaveLength(4);
  });

  it('is not made by the long stroke of a character inside a cell', () => {
    const upright = [...outer.upright, line(300, 100, 200), line(220, 112, 140)];
    const [grid] = findCellGrids({ level: [...outer.level, line(150, 100, 500)], upright }, SIDE);
    expect(spans(grid)).toHaveLength(4);
  });
});

describe('lines that are no table', () => {
  it.each([
    ['a frame', outer],
    ['underlines', { level: [line(100, 100, 300), line(200, 100, 300)], upright: [] }],
    ['nothing', { level: [], upright: [] }],
  ])('%s', (_, lines) => {
    expect(findCellGrids(lines, SIDE)).toEqual([]);
  });
});
