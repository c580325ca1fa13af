import type { BidFacts } from '../../domain/bid.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import type { Scheme } from '../../domain/lot.ts';
import { normaliseForMatching } from '../../domain/matching.ts';
import { likeness } from './likeness.ts';

/** Below this two project names are of different projects, however they are shortened. */
const SAME_PROJECT = 0.5;

/** Whose bid it is, for which project and lot, and whether all of it could be read. */
export function checkIdentity(bid: BidFacts, { procurement, lot }: Scheme): Finding[] {
  const findings: Finding[] = [];
  if (bid.tenderer === null) findings.push(finding('warning', 'tenderer-not-found', '没有读到（唯一的）供应商名称'));
  const number = procurement.number;
  const isOtherNumber = bid.projectNumber !== null && number !== null && coreOf(bid.projectNumber) !== coreOf(number);
  if (isOtherNumber)
    findings.push(
      finding(
        'error',
        'wrong-project',
        `文件写的项目编号是 ${bid.projectNumber}，本项目是 ${number}，请确认是否为本项目的响应文件`,
      ),
    );
  const name = bid.projectName ?? null;
  if (!isOtherNumber && name !== null && isOtherProject(name, `${procurement.title}${lot.title}`)) {
    const isSure = bid.projectNumber === null || number === null;
    findings.push(
      finding(
        isSure ? 'error' : 'warning',
        isSure ? 'wrong-project' : 'project-name-differs',
        `文件写的项目名称是“${name}”，本项目是“${procurement.title}”，请确认是否为本项目的响应文件`,
      ),
    );
  }
  if (bid.lots.length > 0 && !bid.lots.includes(lot.number))
    findings.push(
      finding('error', 'wrong-lot', `文件写的是第 ${bid.lots.join('、')} 包，现在检查的是第 ${lot.number} 包，请核对`),
    );
  const unread = bid.unread ?? [];
  if (unread.length > 0)
    findings.push(
      finding(
        'warning',
        'bid-partly-read',
        '文件有未能读取的部分，没有找到的应答、报价和证明可能就在其中；请补全文件或对照原件核对后再检查',
        { locations: unread },
      ),
    );
  return findings;
}

function isOtherProject(name: string, title: string): boolean {
  const [own, wanted] = [coreOf(name), coreOf(title)];
  if (own === '' || wanted.includes(own) || own.includes(wanted)) return false;
  return likeness(own, wanted) < SAME_PROJECT;
}

function coreOf(text: string): string {
  return normaliseForMatching(text).replace(/[\s()"'、,-]/g, '');
}
