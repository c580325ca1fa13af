import { describe, expect, it } from 'vitest';
import { drawPage } from './page-fixture.ts';
import { findSeals, toGrayWithoutSeals } from './red-seals.ts';

const RED = 'rgb(215,35,40)';
const small = { width: 800, height: 800 };

describe('a red seal', () => {
  it('is found by its ring, print in red is not', () => {
    const page = drawPage(({ context, write }) => {
      context.strokeStyle = RED;
      context.fillStyle = RED;
      context.lineWidth = 7;
      context.beginPath();
      context.arc(300, 300, 100, 0, 2 * Math.PI);
      context.stroke();
      write('本条为实质性要求', 100, 600, 30);
    }, small);
    const seals = findSeals(page);
    expect(seals).toHaveLength(1);
    expect(Math.abs((seals[0]?.left ?? 0) - 197)).toBeLessThan(12);
    expect(Math.abs((seals[0]?.bottom ?? 0) - 403)).toBeLessThan(12);
  });

  it.each(['oval', 'square'])('may be %s', (shape) => {
    const page = drawPage(({ context }) => {
      context.strokeStyle = RED;
      context.lineWidth = 7;
      context.beginPath();
      if (shape === 'oval') context.ellipse(300, 300, 110, 75, 0, 0, 2 * Math.PI);
      else context.rect(240, 240, 120, 120);
      context.stroke();
    }, small);
    expect(findSeals(page)).toHaveLength(1);
  });

  it('is no seal when it is filled, or black', () => {
    const page = drawPage(({ context }) => {
      context.fillStyle = RED;
      context.fillRect(100, 100, 200, 200);
      context.lineWidth = 7;
      context.beginPath();
      context.arc(500, 500, 100, 0, 2 * Math.PI);
      context.stroke();
    }, small);
    expect(findSeals(page)).toEqual([]);
  });

  it('becomes paper, and black print under it stays black', () => {
    const page = drawPage(({ context }) => {
      context.fillRect(290, 180, 20, 60);
      context.globalCompositeOperation = 'multiply';
      context.strokeStyle = RED;
      context.lineWidth = 8;
      context.beginPath();
      context.arc(300, 300, 100, 0, 2 * Math.PI);
      context.stroke();
    }, small);
    const gray = toGrayWithoutSeals(page, findSeals(page));
    expect(gray.data[200 * 800 + 300]).toBeLessThan(40);
    expect(gray.data[300 * 800 + 400]).toBeGreaterThan(240);
  });
});
