import type { Finding } from '../../src/domain/finding.ts';

/** What a verification came to. */
export interface ShownVerification {
  valid: boolean;
  events: number;
  checks: readonly { name: CheckName; outcome: 'passed' | 'failed' | 'not-reached' | 'absent' }[];
  /** Held against the agency's key, against the one in the archive alone, or not there. */
  signature: 'checked' | 'own-key-only' | 'invalid' | null;
  problems: readonly Finding[];
}

export type CheckName = 'form' | 'files' | 'signature' | 'chain' | 'rights' | 'scores' | 'contents';

export type VerificationState =
  | { type: 'waiting' }
  /** The archive of a procurement is being written. */
  | { type: 'writing' }
  | { type: 'verifying'; step: 'files' | 'events'; done: number; all: number }
  | { type: 'verified'; verification: ShownVerification }
  | { type: 'refused'; message: string }
  | { type: 'stopped' };

/** One verification, as it is shown while it goes on and afterwards. */
export interface VerificationView {
  /** What was handed in. */
  name: string;
  bytes: number | null;
  state: VerificationState;
  isRunning: boolean;
  /** Instant of the end; null while it goes on. */
  finishedAt: string | null;
}

export const ARCHIVE_VERIFICATION = { text: '核验归档包', href: '/archive/verification' } as const;

export const CHECK_NAMES: Readonly<Record<CheckName, string>> = {
  form: '归档包的形式',
  files: '文件的散列值',
  signature: '签名',
  chain: '事件的散列链',
  rights: '人员的权限和事项的次序',
  scores: '得分重算',
  contents: '内容与台账',
};

/** What it means that a check was passed. */
export const CHECK_MEANINGS: Readonly<Record<CheckName, string>> = {
  form: '与归档时写出的原样一致，内容之外没有增添、改名或重新压缩',
  files: '每个文件都在，SHA-256 和 SM3 与清单一致，没有多余的文件',
  signature: '清单由所给公钥的持有人签名，签名之后没有改动',
  chain: '每个事件与前后事件相连，内容、次序没有改动',
  rights: '每件事都由当时有权的人、在允许的阶段办理',
  scores: '按台账和当时的法规值重新计算，与封存的评审结果逐字一致',
  contents: '文件、报告和说明都与台账所载一致，不多不少',
};
