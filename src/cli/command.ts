import type { ParseArgsConfig } from 'node:util';
import type { Finding } from '../domain/finding.ts';

export interface CommandArguments {
  /** Words after the command's name. */
  positionals: string[];
  options: Readonly<Record<string, string | boolean | undefined>>;
}

/** Where a command writes: its answer to `out`, everything else to `note`. */
export interface Output {
  out(text: string): void;
  note(text: string): void;
}

/** Exit codes of the contract. */
export const EXIT = { done: 0, blocked: 1, unusable: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export interface Command {
  name: string;
  /** What is written after the name, in Chinese: `案例 [--json] [--explain]`. */
  usage: string;
  summary: string;
  options: NonNullable<ParseArgsConfig['options']>;
  /** How many words it takes. */
  positionals: { from: number; to: number };
  run(args: CommandArguments, output: Output): Promise<ExitCode>;
}

const SEVERITIES = { error: '错误', warning: '请看', info: '提示' } as const;

/** One line of a finding: 请看 tie：… （依据：…） */
export function showFinding(found: Finding): string {
  const basis = found.legalBasis === null ? '' : `（依据：${found.legalBasis}）`;
  const tenderer = found.tenderer === undefined ? '' : `${found.tenderer}：`;
  return `[${SEVERITIES[found.severity]}] ${tenderer}${found.message}${basis}`;
}

export function showJson(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
