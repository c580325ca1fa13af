import { AlignmentType, BorderStyle, type FileChild, HeadingLevel, Paragraph } from 'docx';
import type { Report, ReportSection } from './report.ts';
import { writeWordFile } from './word-file.ts';
import { entryParagraphs, reportTable, run, tagRun } from './word-parts.ts';

/** The report as a Word file on A4. Equal reports give equal bytes. */
export function writeWordReport(report: Report): Promise<Buffer> {
  return writeWordFile({
    title: `${report.title}：${report.subject}`,
    children: [...head(report), ...report.sections.flatMap(writeSection)],
    foot: report.foot,
    date: report.date,
  });
}

function head({ title, subject, caption, facts, counts }: Report): FileChild[] {
  const frame = { style: BorderStyle.SINGLE, size: 6, color: '7D5200', space: 6 } as const;
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [run(title)] }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 160 },
      children: [run(subject, { size: 26 })],
    }),
    ...(caption === null
      ? []
      : [
          new Paragraph({
            border: { top: frame, bottom: frame, left: frame, right: frame },
            spacing: { after: 200 },
            children: [tagRun('look', '系统提示　'), run(caption)],
          }),
        ]),
    ...facts.map(({ label, value }) => new Paragraph({ children: [run(`${label}：`, { bold: true }), run(value)] })),
    ...(counts.length === 0
      ? []
      : [
          new Paragraph({
            spacing: { before: 120 },
            children: counts.flatMap(({ label, count, tone }) => [
              tagRun(count === 0 ? 'plain' : tone, label),
              run(` ${count} 项　　`),
            ]),
          }),
        ]),
  ];
}

function writeSection({ title, lead, entries = [], isNumbered, tables = [], lines = [] }: ReportSection): FileChild[] {
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run(title)] }),
    ...(lead === undefined
      ? []
      : [
          new Paragraph({
            children: [run(lead, { color: '555555' })],
            spacing: { after: 80 },
            keepNext: tables.length + entries.length > 0,
          }),
        ]),
    ...entries.flatMap((entry, index) => entryParagraphs(entry, isNumbered === true ? index + 1 : null)),
    ...tables.flatMap((table) => [
      new Paragraph({ heading: HeadingLevel.HEADING_2, children: [run(table.caption)] }),
      reportTable(table),
    ]),
    ...lines.map((line) => new Paragraph({ children: [run(`· ${line}`)], spacing: { before: 60 } })),
  ];
}
