import type { RuleText } from './rule-text.ts';

interface Evidence {
  text: string;
  requires: string[];
}

const PROOFS: readonly (readonly [RegExp, string])[] = [
  [/合同|协议书?/, '合同'],
  [/履行良好|履约证明|履约评价|验收|用户评价|好评|满意度|业主证明|用户证明|评价证明/, '履约证明'],
  [/发票/, '发票'],
  [/中标(?:\(成交\)|\/成交|或成交)?通知书|成交通知书/, '中标通知书'],
];
const ASKS = /提供|提交|附|复印件|扫描件|原件|证明材料|为准|证明/;
const EITHER = /或(?!者?以)|任意?一|之一|其中一|\//;
const LONGEST = 160;

/** Sentences that ask for proof, with the names of the proofs that a contract must show; alternatives name none. */
export function readContractEvidence(text: RuleText): Evidence[] {
  const sentences = sentencesOf(text.plain).filter((sentence) => ASKS.test(sentence));
  const evidence: Evidence[] = [];
  for (const sentence of sentences) {
    const names = PROOFS.filter(([word]) => word.test(sentence) && !wasNamed(evidence, word)).map(([, name]) => name);
    if (names.length === 0) continue;
    const isEither = names.length > 1 && EITHER.test(sentence);
    const requires = isEither
      ? []
      : names.filter((name) => name !== '合同' || names.length === 1 || !/上述合同|该合同|合同甲方/.test(sentence));
    evidence.push({ text: text.written(sentence.slice(0, LONGEST)), requires });
  }
  return evidence;
}

/** Sentences that ask for proof of certificates or people, as they are written. */
export function readEvidence(text: RuleText): Evidence[] {
  return sentencesOf(text.plain)
    .filter(
      (sentence) =>
        /提供|提交|须附|附/.test(sentence) && /复印件|扫描件|原件|证明|截图|社保|社会保险|证书/.test(sentence),
    )
    .slice(0, 6)
    .map((sentence) => ({ text: text.written(sentence.slice(0, LONGEST)), requires: [] }));
}

function wasNamed(evidence: readonly Evidence[], word: RegExp): boolean {
  return evidence.some(({ requires }) => requires.some((name) => word.test(name)));
}

function sentencesOf(plain: string): string[] {
  return plain
    .split(/[。;\n]/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
