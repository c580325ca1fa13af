import type { Procurement } from '../../../src/domain/procurement.ts';
import { type ClauseNumber, parseNumber } from '../passages/marked-number.ts';
import type { Passage } from '../passages/passage.ts';
import { locate } from '../passages/place.ts';
import { opensVoidingCases } from '../passages/void-lists.ts';
import type { Fact } from './fact.ts';

type Ground = Procurement['rejectionGrounds'][number];

const SINGLE =
  /(?:投标|响应|报价|磋商)[^。;]{0,40}(?:作为?无效|视为无效|按无效|为无效|将被(?:拒绝|否决)|被否决)(?:投标|响应|处理)?/;
/** 废标 and 终止 end the whole procedure, not one bid. */
const WHOLE_PROCEDURE = /不足(?:3|三)家|应予废标|终止(?:竞争性)?(?:磋商|谈判|采购|招标)|重新(?:组织|开展)/;
/** 政府采购法第三十六条: what fails the whole procedure. */
const PROCEDURE_GROUND = /不足(?:3|三)家|影响采购公正的|因重大变故|均超过(?:了)?采购预算/;
/** Lists about complaints and deposits are not about bids. */
const OTHER_SUBJECT = /质疑|投诉|保证金不予|退还|以下原则|修正价格|算术错误|澄清确认/;
/** 不作为无效投标条款 says the contrary. */
const NOT_VOID = /不(?:会)?(?:作为|导致|视为|属于|按)[^。;]{0,8}无效/;
const MAX_GROUNDS = 60;

/** What makes a bid invalid: the items of the lists that say so, and single sentences in the requirements. */
export function readRejectionGrounds(passages: readonly Passage[]): Fact {
  const grounds: Ground[] = [];
  const seen = new Set<string>();
  const add = (passage: Passage) => {
    if (PROCEDURE_GROUND.test(passage.text) || NOT_VOID.test(passage.text)) return;
    const key = passage.text.replace(/[\s;。]/g, '');
    if (seen.has(key) || grounds.length >= MAX_GROUNDS || key.length < 4) return;
    seen.add(key);
    grounds.push({ id: `rejection-${grounds.length + 1}`, text: passage.raw, location: locate(passage) });
  };
  let list: { opening: Passage; first: ClauseNumber | null } | null = null;
  for (const passage of passages) {
    if (['contract', 'forms', 'contents'].includes(passage.chapter)) {
      list = null;
      continue;
    }
    if (
      passage.cell === null &&
      opensVoidingCases(passage.text) &&
      !WHOLE_PROCEDURE.test(passage.text) &&
      !OTHER_SUBJECT.test(passage.text)
    ) {
      list = { opening: passage, first: null };
      continue;
    }
    if (list !== null) {
      const number = parseNumber(passage.text);
      list.first ??= number;
      if (number !== null && list.first !== null && number.level >= list.first.level && passage.cell === null) {
        if (!continues(list, number)) list = null;
        else if (number.level === list.first.level) add(passage);
        continue;
      }
      if (number !== null || passage.cell !== null || passage.type === 'heading') list = null;
    }
    if (
      ['requirements', 'commercial'].includes(passage.chapter) &&
      passage.text.length < 300 &&
      SINGLE.test(passage.text)
    )
      add(passage);
  }
  return { fields: { rejectionGrounds: grounds } };
}

/** A list ends where a number of its opening's own level comes again: 28.6 → 29. */
function continues(list: { opening: Passage; first: ClauseNumber | null }, number: ClauseNumber): boolean {
  const opening = parseNumber(list.opening.text);
  return opening === null || number.level > opening.level;
}
