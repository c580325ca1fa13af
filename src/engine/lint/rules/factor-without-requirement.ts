import type { DraftItem, DraftScheme } from '../../../domain/draft.ts';
import type { CertificateRule } from '../../../domain/items/certificate-rule.ts';
import { normaliseForMatching } from '../../../domain/matching.ts';
import { TENDER } from '../bases.ts';
import type { LintRule } from '../rule.ts';

const NOISE = /证书|认证|资格|资质|\s|["'“”()]/g;

/**
 * Certificates, levels and posts that earn points but that no requirement or term speaks of. Only for people to judge:
 * a requirement may say the same in other words. Silent where no requirements are known.
 */
export const factorWithoutRequirement: LintRule = {
  code: 'factor-without-requirement',
  title: '评审因素在采购需求中没有对应的要求',
  severities: ['warning'],
  basis: [{ key: 'scoring-standard/open-tender', ...TENDER }, { key: 'scoring-standard/requirements-matched' }],
  check(scheme) {
    const requirements = listRequirements(scheme);
    if (requirements.length === 0) return [];
    return scheme.lot.items.flatMap((item) => {
      const missing = listDemands(item).filter(
        ({ ways }) => !requirements.some((text) => ways.some((words) => words.every((word) => text.includes(word)))),
      );
      if (missing.length === 0) return [];
      const names = [...new Set(missing.map(({ name }) => `“${name}”`))].join('、');
      return [
        {
          severity: 'warning' as const,
          message: `“${item.title}”以${names}给分，采购需求中没有找到对应的要求；评审因素应当与采购需求对应，请核对`,
          item,
        },
      ];
    });
  },
};

function listRequirements({ procurement, lot }: DraftScheme): string[] {
  const requirements = [procurement, lot].flatMap((part) => [...part.mandatoryRequirements, ...part.requirements]);
  if (requirements.length === 0) return [];
  return [...requirements, ...procurement.terms].map(({ title = '', text, quantities }) =>
    clean(`${title} ${text} ${quantities.map(({ what }) => what).join(' ')}`),
  );
}

interface Demand {
  name: string;
  /** Ways to say it: all words of any one of them must stand in one requirement. */
  ways: string[][];
}

function listDemands(item: DraftItem): Demand[] {
  switch (item.kind) {
    case 'checklist':
      return item.certificates.map(toDemand);
    case 'people':
      return item.roles.flatMap(({ certificates }) => certificates.map(toDemand));
    case 'levels': {
      const { role } = item;
      const [best] = item.levels;
      if (role === undefined || best === undefined) return [];
      return [{ name: `${role}${best.title}`, ways: [[clean(role), clean(best.title)]] }];
    }
    default:
      return [];
  }
}

/** 计算机技术与软件专业技术资格证书（网络工程师） is known as 网络工程师, 认证（CISAW）证书 as CISAW. */
function toDemand({ title, aliases }: CertificateRule): Demand {
  const inBrackets = [...title.matchAll(/[（(]([^（）()]{2,})[）)]/g)].map((match) => match[1] ?? '');
  const ways = [title, ...aliases, ...inBrackets].map((name) => [clean(name)]).filter(([name]) => name !== '');
  return { name: title, ways };
}

function clean(text: string): string {
  return normaliseForMatching(text).replace(NOISE, '').toLowerCase();
}
