import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ocr from '@gutenye/ocr-node';
import { encodePicture } from '../../importers/formats/image/picture-fixture.ts';
import { importDocument } from '../../importers/importer.ts';
import { drawPage } from '../../importers/ocr/page-fixture.ts';
import { type BenchResult, compare } from './measure.ts';

const ROWS = 14;

/** A scanned page of a scoring table, with its cells and paragraphs, against the lines the OCR library alone gives of it. */
export async function benchImportOcr(): Promise<BenchResult[]> {
  const bytes = encodePicture(drawScoringPage(), 'png');
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    // The library reads files only.
    const file = join(folder, 'page.png');
    await writeFile(file, bytes);
    const library = await Ocr.create();
    return [
      await compare(
        { name: 'import/ocr-page', baseline: '@gutenye/ocr-node detect', limit: 1.3 },
        () => importDocument('page.png', bytes),
        () => library.detect(file),
        { warmup: 1, runs: 3 },
      ),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A4 at 150 dpi, full. */
function drawScoringPage() {
  return drawPage(({ write, table }) => {
    write('第五章评标办法及评分标准', 400, 110, 32);
    write('评标委员会按照下列评审因素和评分标准，对通过资格审查的投标文件逐项打分，', 164, 180);
    write('各成员的分数汇总后取平均值，计算结果保留两位小数。', 120, 220);
    const rows = Array.from({ length: ROWS }, (_, index) => [
      { text: `${index + 1}` },
      { text: `评审因素第${index + 1}项` },
      { text: '内容完整并符合采购需求的得满分，每有一处瑕疵扣二\n分，扣完为止；未提供的不得分。' },
      { text: `${(index % 4) + 2}` },
    ]);
    const head = ['序号', '评审因素', '评分标准', '分值'].map((text) => ({ text }));
    table(120, 260, [80, 200, 600, 100], [head, ...rows]);
  });
}
