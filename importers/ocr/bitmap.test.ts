import { describe, expect, it } from 'vitest';
import { createGray, type GrayImage, resizeGray, rotateGray, toGray, turnGray } from './bitmap.ts';

function gray(rows: number[][]): GrayImage {
  const image = createGray(rows[0]?.length ?? 0, rows.length);
  image.data.set(rows.flat());
  return image;
}

const rows = ({ data, width, height }: GrayImage) =>
  Array.from({ length: height }, (_, y) => [...data.subarray(y * width, (y + 1) * width)]);

const corner = gray([
  [1, 2, 3],
  [4, 5, 6],
]);

describe('turning a picture clockwise', () => {
  it('by 90° brings the left edge to the top', () => {
    expect(rows(turnGray(corner, 90))).toEqual([
      [4, 1],
      [5, 2],
      [6, 3],
    ]);
  });

  it('by 180° and by 270° is twice and thrice as far', () => {
    expect(rows(turnGray(corner, 180))).toEqual(rows(turnGray(turnGray(corner, 90), 90)));
    expect(rows(turnGray(corner, 270))).toEqual(rows(turnGray(turnGray(corner, 180), 90)));
  });

  it('by a few degrees keeps the middle and lets white in at the corners', () => {
    const black = createGray(41, 41);
    const rotated = rotateGray(black, 5);
    expect(rotated.data[20 * 41 + 20]).toBe(0);
    expect(rotated.data[0]).toBe(255);
  });
});

describe('brightness', () => {
  it('of pure colours is their luminance, and what is transparent shows white paper', () => {
    const data = Uint8Array.of(255, 0, 0, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 255);
    expect([...toGray({ data, width: 4, height: 1 }).data]).toEqual([76, 255, 255, 0]);
  });
});

describe('resizing', () => {
  it('averages when it makes smaller', () => {
    const stripes = gray(Array.from({ length: 8 }, (_, y) => Array.from({ length: 8 }, () => (y % 2 === 0 ? 0 : 200))));
    const small = rows(resizeGray(stripes, 2, 2)).flat();
    for (const value of small) expect(Math.abs(value - 100)).toBeLessThan(15);
  });

  it('keeps an even picture even, larger or smaller', () => {
    const even = gray(Array.from({ length: 5 }, () => Array.from({ length: 7 }, () => 90)));
    expect(new Set(resizeGray(even, 3, 4).data)).toEqual(new Set([90]));
    expect(new Set(resizeGray(even, 20, 11).data)).toEqual(new Set([90]));
  });
});
