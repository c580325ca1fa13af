import { z } from 'zod';
import type { DraftItem } from '../../../domain/draft.ts';
import { TENDER } from '../bases.ts';
import { listClauses, splitClauses } from '../clauses.ts';
import type { LawReference } from '../law-in-force.ts';
import type { LintReport, LintRule } from '../rule.ts';
import { readWordList } from '../word-list.ts';

const SAMPLES: LawReference = { key: 'scoring-standard/samples', ...TENDER };
const methodsSchema = z.looseObject({ methods: z.array(z.string()) });

export const samplesWithoutMethod: LintRule = {
  code: 'samples-without-method',
  title: '评审样品，却没有样品的制作要求、评审方法和标准',
  severities: ['error', 'warning'],
  basis: [SAMPLES],
  check({ procurement, lot }, law) {
    const value = law.find(SAMPLES.key);
    if (value === undefined) return [];
    const { words, exempt } = readWordList(value);
    const { methods } = methodsSchema.parse(value);
    const isSample = (text: string) => words?.test(text) === true && exempt?.test(text) !== true;
    const requirements = [procurement, lot].flatMap((part) => [
      ...part.mandatoryRequirements,
      ...part.requirements,
      ...procurement.terms,
    ]);
    const isRequired = requirements.some(({ title = '', text }) =>
      splitClauses(`${title}\n${text}`).some((clause) => isSample(clause.text)),
    );
    return lot.items
      .filter((item) => item.kind !== 'price')
      .flatMap((item): LintReport[] => {
        const clauses = listClauses(item).map(({ text }) => text);
        if (!clauses.some(isSample)) return [];
        const hasMethod = isCountable(item) || clauses.some((text) => methods.some((method) => text.includes(method)));
        if (hasMethod && isRequired) return [];
        const missing = hasMethod ? '采购需求没有写明样品的制作标准和要求' : '没有样品的评审方法和评审标准';
        const message = `“${item.title}”评审样品，但${missing}；一般不得要求样品，确需要求的请写明制作要求、评审方法和标准`;
        return [{ severity: hasMethod ? 'warning' : 'error', message, item }];
      });
  },
};

function isCountable({ kind }: DraftItem): boolean {
  return kind === 'flaws' || kind === 'deductions' || kind === 'bands' || kind === 'checklist';
}
