import { raw } from 'hono/html';
import type { Report } from './report.ts';
import { ReportBody } from './report-body.tsx';

/** The report as one file that needs no other: for mailing, filing and printing. */
export function ReportPage({ report, styles }: { report: Report; styles: string }) {
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${report.title} · ${report.subject}`}</title>
        <style>{raw(styles)}</style>
      </head>
      <body>
        <main id="main">
          <ReportBody report={report} />
        </main>
        <footer class="report-foot">衡标辅助评审，不代替评审。法律适用日期：{report.date}。</footer>
      </body>
    </html>
  );
}
