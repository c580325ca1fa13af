import { describe, expect, it } from 'vitest';
import { createGray } from './bitmap.ts';
import { findInk } from './ink.ts';
import { estimateSkew } from './skew.ts';

/** Lines of dashes, like lines of text, that rise or fall across the page. */
function drawLines(degrees: number, isSideways = false) {
  const page = createGray(600, 600);
  page.data.fill(255);
  const slope = Math.tan((degrees * Math.PI) / 180);
  for (let line = 60; line < 540; line += 30) {
    for (let along = 60; along < 540; along += 1) {
      if ((along + line * line) % 13 > 8) continue;
      const across = Math.round(line + (isSideways ? -slope : slope) * (along - 300));
      for (let thick = 0; thick < 8; thick += 1) {
        page.data[isSideways ? along * 600 + across + thick : (across + thick) * 600 + along] = 0;
      }
    }
  }
  return findInk(page);
}

describe('the slope of a page', () => {
  it.each([0, 0.5, -1.3, 3, -5])('is found to a fifth of a degree: %s°', (degrees) => {
    expect(Math.abs(estimateSkew(drawLines(degrees)) - degrees)).toBeLessThan(0.2);
  });

  it('is found of a page on its side', () => {
    expect(Math.abs(estimateSkew(drawLines(2, true)) - 2)).toBeLessThan(0.2);
  });

  it('of an empty page is none', () => {
    const page = createGray(50, 50);
    page.data.fill(255);
    expect(estimateSkew(findInk(page))).toBe(0);
  });
});
