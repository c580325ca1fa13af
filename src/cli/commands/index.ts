import type { Command } from '../command.ts';
import { accountCommand } from './account.ts';
import { archiveCommand } from './archive.ts';
import { backupCommand } from './backup.ts';
import { checkCommand } from './check.ts';
import { compareCommand } from './compare.ts';
import { draftCommand } from './draft.ts';
import { importCommand } from './import.ts';
import { lintCommand } from './lint.ts';
import { rebuildCommand } from './rebuild.ts';
import { recordCommand } from './record.ts';
import { restoreCommand } from './restore.ts';
import { schemaCommand } from './schema.ts';
import { scoreCommand } from './score.ts';
import { serveCommand } from './serve.ts';

export const COMMANDS: readonly Command[] = [
  scoreCommand,
  draftCommand,
  checkCommand,
  compareCommand,
  importCommand,
  lintCommand,
  schemaCommand,
  serveCommand,
  accountCommand,
  recordCommand,
  backupCommand,
  restoreCommand,
  rebuildCommand,
  archiveCommand,
];
