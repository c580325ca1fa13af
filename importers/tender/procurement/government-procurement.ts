import { finding } from '../../../src/domain/finding.ts';
import type { Passage } from '../passages/passage.ts';
import { locate } from '../passages/place.ts';
import type { Fact } from './fact.ts';
import { readBuyer } from './parties.ts';

const GOVERNMENT = /政府采购/g;
/** Registers and sites that any buyer looks a tenderer up in. */
const ELSEWHERE = /^政府采购(?:严重违法|网|失信|不良)|^政府采购[^。;,]{0,6}(?:失信|严重违法)/;
/** 某某股份有限公司一矿 belongs to an enterprise as well; 银行业监督管理局 is none. */
const ENTERPRISE = /公司|集团|(?:银行|支行|分行)(?:\([^()]*\))?$/;

/**
 * Whether the law of government procurement holds. An enterprise is no government buyer; where one buys and nothing in the
 * document speaks of government procurement, the answer is no, with a finding. Everything else stays open.
 */
export function readGovernmentProcurement(passages: readonly Passage[]): Fact {
  const speaks = passages.find(({ text, chapter }) => chapter !== 'contents' && isSpokenOf(text));
  if (speaks !== undefined) return { fields: { isGovernmentProcurement: true }, places: [locate(speaks, '政府采购')] };
  const { fields, places = [] } = readBuyer(passages);
  const buyer = fields.buyer ?? null;
  if (buyer === null || !ENTERPRISE.test(buyer)) return { fields: { isGovernmentProcurement: null } };
  const message = `采购人“${buyer}”是企业，文件没有提到政府采购，暂按不适用政府采购法律处理，请确认。`;
  const locations = places.slice(0, 1);
  return {
    fields: { isGovernmentProcurement: false },
    places: locations,
    messages: [finding('info', 'not-government-procurement', message, { locations })],
  };
}

function isSpokenOf(text: string): boolean {
  return [...text.matchAll(GOVERNMENT)].some(({ index }) => !ELSEWHERE.test(text.slice(index, index + 24)));
}
