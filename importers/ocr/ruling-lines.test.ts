import { describe, expect, it } from 'vitest';
import type { InkMask } from './ink.ts';
import { findRulingLines } from './ruling-lines.ts';

const SIZE = 800;

function ink(draw: (fill: (left: number, top: number, right: number, bottom: number) => void) => void): InkMask {
  const data = new Uint8Array(SIZE * SIZE);
  draw((left, top, right, bottom) => {
    for (let y = top; y < bottom; y += 1) data.fill(1, y * SIZE + left, y * SIZE + right);
  });
  return { data, width: SIZE, height: SIZE };
}

const places = (mask: InkMask) => {
  const { level, upright } = findRulingLines(mask);
  const show = ({ at, from, to }: (typeof level)[number]) => [Math.round(at), from, to];
  return { level: level.map(show), upright: upright.map(show) };
};

describe('ruling lines', () => {
  it('are long, thin and straight', () => {
    const mask = ink((fill) => {
      fill(100, 200, 500, 203);
      fill(300, 100, 302, 700);
    });
    expect(places(mask)).toEqual({ level: [[201, 100, 499]], upright: [[301, 100, 699]] });
  });

  it('are one where dust breaks them, and two where they are apart', () => {
    const mask = ink((fill) => {
      fill(100, 200, 300, 202);
      fill(303, 200, 500, 202);
      fill(540, 200, 700, 202);
    });
    expect(places(mask).level).toEqual([
      [201, 100, 499],
      [201, 540, 699],
    ]);
  });

  it('are one where they slope from row to row', () => {
    const mask = ink((fill) => {
      for (let step = 0; step < 6; step += 1) fill(100 + step * 100, 200 + step, 200 + step * 100, 202 + step);
    });
    expect(places(mask).level).toEqual([[203, 100, 699]]);
  });

  it('are neither strokes of characters nor filled areas', () => {
    const mask = ink((fill) => {
      fill(100, 100, 120, 103);
      fill(100, 90, 102, 104);
      fill(300, 300, 500, 400);
    });
    expect(places(mask)).toEqual({ level: [], upright: [] });
  });
});
