import { expect, test } from 'vitest';
import { finding } from '../../domain/finding.ts';
import { draftFromDocuments } from '../../use-cases/draft-procurement.ts';
import { describeDraft } from './describe-draft.ts';

const DRAFT = draftFromDocuments([
  {
    file: '招标文件.txt',
    mediaType: 'text/plain',
    sha256: '0'.repeat(64),
    pages: null,
    blocks: [{ type: 'paragraph', path: 'line[1]', page: null, text: '项目名称：示例系统运维' }],
    messages: [],
  },
]);

test.each([
  ['“方案”没有说明什么算瑕疵，请补充定义', '“方案”没有说明什么算瑕疵'],
  ['暂取小写，请核对。', '暂取小写'],
  ['没有读出评审因素；请对照原文手工列出，不要当作没有评分标准', '没有读出评审因素'],
  ['识别把握不足，请对照原件核对', '识别把握不足，请对照原件核对'],
  ['没有写“请勿折叠，请核对”', '没有写“请勿折叠，请核对”'],
  ['应答时请按条款内容核对', '应答时请按条款内容核对'],
])('%s: a vendor reads %s', (message, told) => {
  const messages = [finding('warning', 'example', message)];
  expect(describeDraft({ ...DRAFT, messages }).doubts.map((doubt) => doubt.message)).toEqual([told]);
});
