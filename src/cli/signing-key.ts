import { readFileSync } from 'node:fs';
import { AppError } from '../domain/app-error.ts';
import { openSigningKey, type SigningKey } from '../use-cases/archive-keys.ts';

/** The key of `--key`, which archives are signed with; null: not given. @throws AppError where it is no such key */
export function readSigningKey(given: string | boolean | undefined): SigningKey | null {
  return given === undefined ? null : openSigningKey(readPem(given), String(given));
}

/** @throws AppError `input-not-found` */
export function readPem(file: string | boolean): string {
  try {
    return readFileSync(String(file), 'utf8');
  } catch (cause) {
    throw new AppError('input-not-found', { file: String(file), message: '无法读取密钥文件，请检查路径和权限' }, cause);
  }
}
