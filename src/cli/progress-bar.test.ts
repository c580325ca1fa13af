import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startProgressBar } from './progress-bar.ts';

function openStream(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, written, write: (text: string) => written.push(text.replace('\r\x1b[K', '')) };
}

describe('the bar of a work that takes long', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is not drawn where a file takes a second or less', () => {
    const stream = openStream(true);
    const bar = startProgressBar('读取中', stream);
    bar.update({ done: 1, all: 2 });
    vi.advanceTimersByTime(999);
    bar.end();
    expect(stream.written).toEqual([]);
  });

  it('shows the pages done, once each, and goes away', () => {
    const stream = openStream(true);
    const bar = startProgressBar('读取中', stream);
    bar.update({ done: 5, all: 10 });
    vi.advanceTimersByTime(2_000);
    bar.end();
    vi.advanceTimersByTime(2_000);
    expect(stream.written).toEqual([`读取中 ${'█'.repeat(15)}${'░'.repeat(15)} 5/10`, '']);
  });

  it('shows the seconds where nobody counts pages', () => {
    const stream = openStream(true);
    const bar = startProgressBar('读取中', stream);
    vi.advanceTimersByTime(2_000);
    bar.end();
    expect(stream.written).toEqual(['读取中 1 秒', '读取中 2 秒', '']);
  });

  it('is drawn by work that never waits, five times a second', () => {
    const stream = openStream(true);
    const bar = startProgressBar('核验中', stream);
    for (let done = 0; done < 16; done += 1) {
      vi.setSystemTime(Date.now() + 100);
      bar.update({ done, all: 30, unit: ' MB' });
    }
    const drawn = (done: number) => `核验中 ${'█'.repeat(done)}${'░'.repeat(30 - done)} ${done}/30 MB`;
    expect(stream.written).toEqual([drawn(9), drawn(11), drawn(13), drawn(15)]);
  });

  it('is never written to a file', () => {
    const stream = openStream(false);
    const bar = startProgressBar('读取中', stream);
    bar.update({ done: 1, all: 2 });
    vi.advanceTimersByTime(5_000);
    bar.end();
    expect(stream.written).toEqual([]);
  });
});
