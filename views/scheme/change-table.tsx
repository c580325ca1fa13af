import type { SchemeChange } from './compare-schemes.ts';

/** Differences, one a row. */
export function ChangeTable({ changes, caption }: { changes: readonly SchemeChange[]; caption: string }) {
  if (changes.length === 0) return <p class="empty">没有差别。</p>;
  return (
    <table class="cards list changes">
      <caption class="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">哪里</th>
          <th scope="col">原来</th>
          <th scope="col">现在</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ where, before, after }) => (
          <tr>
            <th scope="row">{where}</th>
            <td class="pair">
              <span class="label">原来</span>
              {before === '' ? <span class="none">（无）</span> : <del>{before}</del>}
            </td>
            <td class="pair">
              <span class="label">现在</span>
              {after === '' ? <span class="none">（无）</span> : <ins>{after}</ins>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
