import { main } from '../src/cli/main.ts';

/** Runs one command line in this process: its exit code, what it answered and what it noted. */
export async function runCommand(...words: string[]): Promise<{ code: number; out: string; notes: string }> {
  const out: string[] = [];
  const notes: string[] = [];
  const code = await main(words, { out: (text) => out.push(text), note: (text) => notes.push(text) });
  return { code, out: out.join('\n'), notes: notes.join('\n') };
}
