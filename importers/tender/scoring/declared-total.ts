import { Decimal } from '../../../src/domain/decimal.ts';
import type { ImportedDocument } from '../../../src/domain/document.ts';
import { normaliseForMatching } from '../../../src/domain/matching.ts';
import { quoteOf } from './grid.ts';
import { writePointsInDigits } from './numeral-points.ts';
import type { StatedTotal } from './row-words.ts';

const TOTAL = /(?:总分值?|满分|总计|合计)(?:值)?(?:分别)?(?:为|是|:|共|计|=)?(\d{2,3}(?:\.\d{1,2})?)分(?!钟)/g;
const HUNDRED = /百分制/;
const OF_A_PART =
  /(?:价格|报价|技术|商务|资信|服务|业绩|部分|本项(?!目)|该项|此项|每项|单项|各项|小项|方案|人员|信用|信誉|考核|以下|低于|高于|达到|超过)[^,;。:]{0,6}$/;
/** 每提供一个得2分，满分10分: what one rule may give at most. */
const GIVES_POINTS = /(?:每|[得扣加计]\d)[^。;]{0,18}$/;
const ABOUT_SCORING = /评分|评标|评审|打分|综合评估|分值|总分|满分|得分/;

/** A whole's points in one line of text: 本评标办法总分100分, 满分为100分, 采用百分制. A part's points are no total. */
export function readTotalInText(text: string): string | null {
  const plain = writePointsInDigits(normaliseForMatching(text.slice(0, 600)).replace(/\s/g, ''));
  for (const match of plain.matchAll(TOTAL)) {
    const before = plain.slice(Math.max(0, match.index - 20), match.index);
    if (OF_A_PART.test(before) || isTitled(before) || GIVES_POINTS.test(before)) continue;
    return new Decimal(match[1] ?? '0').toFixed();
  }
  return HUNDRED.test(plain) && ABOUT_SCORING.test(plain) ? '100' : null;
}

/** 服务方案:满分30分, 苗木质量(满分30分: the points of what is named before, unless that is the whole. */
function isTitled(before: string): boolean {
  const name = /(?<name>[^,。;:()]{2,16})[:(]$/.exec(before)?.groups?.['name'];
  return name !== undefined && !/评|总|标准|办法|细则|满分|分值|项目|得分/.test(name);
}

/** Every total that a document's running text declares, with its place; `position` is that of its block. */
export function findTextTotals(document: ImportedDocument): (StatedTotal & { position: number })[] {
  return document.blocks.flatMap((block, position) => {
    if (block.type === 'table' || block.type === 'image' || !/[总满合百]/.test(block.text)) return [];
    const points = readTotalInText(block.text);
    if (points === null) return [];
    const at = Math.max(0, block.text.search(/总分|满分|合计|总计|百分/) - 20);
    return [
      {
        points,
        position,
        location: { file: document.file, page: block.page, path: block.path, quote: quoteOf(block.text.slice(at)) },
      },
    ];
  });
}
