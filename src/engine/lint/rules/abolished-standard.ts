import { createWordRule } from '../word-rule.ts';

export const abolishedStandard = createWordRule({
  code: 'abolished-standard',
  title: '引用已废止的标准',
  basis: [{ key: 'unlawful-factors/abolished-standard' }],
  looksAt: ['items', 'qualifications', 'requirements'],
  advice: '该标准已被新版代替，请改引现行标准',
});
