import { describe, expect, it } from 'vitest';
import { paragraph, readFixture, run } from './docx-fixture.ts';

const show = async (body: string, styles = '') => (await readFixture({ body, styles })).shown;

describe('the text of a Word file', () => {
  it('counts paragraphs of the body from 1, empty ones included', async () => {
    const body = `${paragraph('甲')}<w:p/>${paragraph('　 ')}${paragraph('乙')}`;
    expect(await show(body)).toEqual(['p[1]: 甲', 'p[4]: 乙']);
  });

  it('is kept as it stands, blanks and full-width forms included', async () => {
    expect(await show(paragraph(' 项 目 编 号：Ａ１ &amp; B '))).toEqual(['p[1]:  项 目 编 号：Ａ１ & B ']);
  });

  it('keeps tabs and line breaks', async () => {
    const inner = '<w:t>名称</w:t><w:tab/><w:t>金额</w:t><w:br/><w:t>第二行</w:t><w:cr/><w:t>第三行</w:t>';
    expect(await show(`<w:p>${run(inner)}</w:p>`)).toEqual(['p[1]: 名称\t金额\n第二行\n第三行']);
  });

  it('has a page break only between texts', async () => {
    const page = '<w:br w:type="page"/>';
    const body = `<w:p>${run(`${page}<w:t>甲</w:t>${page}<w:t>乙</w:t>${page}`)}</w:p>`;
    expect(await show(body)).toEqual(['p[1]: 甲\n乙']);
  });

  it('is read inside fields, links, content controls, phonetic guides and insertions', async () => {
    const body = [
      `<w:fldSimple w:instr="X">${run('<w:t>域</w:t>')}</w:fldSimple>`,
      `<w:hyperlink r:id="none" w:anchor="a">${run('<w:t>链接</w:t>')}</w:hyperlink>`,
      `<w:sdt><w:sdtPr/><w:sdtContent>${run('<w:t>控件</w:t>')}</w:sdtContent></w:sdt>`,
      run(`<w:ruby><w:rt>${run('<w:t>pin</w:t>')}</w:rt><w:rubyBase>${run('<w:t>拼音</w:t>')}</w:rubyBase></w:ruby>`),
    ];
    expect(await show(`<w:p>${body.join('')}</w:p>`)).toEqual(['p[1]: 域链接控件拼音']);
  });

  it('shows the result of a complex field and not its code', async () => {
    const char = (type: string) => run(`<w:fldChar w:fldCharType="${type}"/>`);
    const code = run('<w:instrText> PAGEREF _Toc1 </w:instrText>');
    const body = `<w:p>${char('begin')}${code}${char('separate')}${run('<w:t>12</w:t>')}${char('end')}</w:p>`;
    expect(await show(body)).toEqual(['p[1]: 12']);
  });

  it('has a box with or without a tick for a check box of an old form', async () => {
    const box = (value: string) => {
      const data = `<w:ffData><w:checkBox><w:default w:val="${value}"/></w:checkBox></w:ffData>`;
      return (
        run(`<w:fldChar w:fldCharType="begin">${data}</w:fldChar>`) +
        run('<w:instrText> FORMCHECKBOX </w:instrText>') +
        run('<w:fldChar w:fldCharType="end"/>')
      );
    };
    expect(await show(`<w:p>${box('1')}${run('<w:t>是</w:t>')}${box('0')}</w:p>`)).toEqual(['p[1]: ☑是☐']);
  });

  it('shows characters of symbol fonts and plain characters named by code', async () => {
    const tick = '<w:sym w:font="Wingdings" w:char="F0FC"/>';
    const star = '<w:sym w:font="宋体" w:char="2605"/>';
    expect(await show(`<w:p>${run(tick + star)}</w:p>`)).toEqual(['p[1]: ✓★']);
  });

  it.each([
    ['a fraction', '<m:f><m:num>A</m:num><m:den>B</m:den></m:f>', '基准价/投标报价'],
    ['a fraction of sums', '<m:f><m:num>A</m:num><m:den><m:r><m:t>a+b</m:t></m:r></m:den></m:f>', '基准价/(a+b)'],
    ['an exponent', '<m:sSup><m:e>A</m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>', '基准价^2'],
    ['a root', '<m:rad><m:deg/><m:e>A</m:e></m:rad>', '√基准价'],
    ['a bracket', '<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>A</m:e></m:d>', '[基准价]'],
    ['a sum', '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub/><m:sup/><m:e>A</m:e></m:nary>', '∑ 基准价'],
  ])('has %s of an equation on its line', async (_, equation, line) => {
    const inner = equation.replace('A', '<m:r><m:t>基准价</m:t></m:r>').replace('B', '<m:r><m:t>投标报价</m:t></m:r>');
    expect(await show(`<w:p><m:oMath>${inner}</m:oMath></w:p>`)).toEqual([`p[1]: ${line}`]);
  });

  it('is the text after all tracked changes', async () => {
    const body =
      `<w:p><w:del>${run('<w:delText>旧</w:delText>')}</w:del><w:ins>${run('<w:t>新</w:t>')}</w:ins></w:p>` +
      `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('<w:t>上半</w:t>')}</w:p>${paragraph('下半')}`;
    const { shown, messages } = await readFixture({ body });
    expect(shown).toEqual(['p[1]: 新', 'p[2]: 上半下半']);
    expect(messages.map((message) => message.code)).toEqual(['changes-pending']);
    expect(messages[0]?.message).toContain('插入 1 处、删除 2 处');
  });
});

describe('a heading of a Word file', () => {
  const style = (id: string, name: string, rest = '') =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${rest}</w:style>`;
  const outline = (level: number) => `<w:pPr><w:outlineLvl w:val="${level}"/></w:pPr>`;
  const styles =
    style('1', 'heading 1') +
    style('a', '标题 2') +
    style('b', '条款', outline(2)) +
    style('c', '子条款', '<w:basedOn w:val="b"/>') +
    style('d', '像标题的正文', `<w:basedOn w:val="1"/>${outline(9)}`) +
    style('e', '循环', '<w:basedOn w:val="e"/>');

  it.each([
    ['by the name of its style', '<w:pStyle w:val="1"/>', '[1] 题'],
    ['by the Chinese name of its style', '<w:pStyle w:val="a"/>', '[2] 题'],
    ['by the outline level of its style', '<w:pStyle w:val="b"/>', '[3] 题'],
    ['by the style its style is based on', '<w:pStyle w:val="c"/>', '[3] 题'],
    ['by its own outline level before its style', '<w:pStyle w:val="1"/><w:outlineLvl w:val="4"/>', '[5] 题'],
    ['by the id of a style the file does not define', '<w:pStyle w:val="Heading6"/>', '[6] 题'],
    ['not where its style is body text by outline level', '<w:pStyle w:val="d"/>', '题'],
    ['not where it is body text by its own', '<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>', '题'],
    ['not by a style based on itself', '<w:pStyle w:val="e"/>', '题'],
  ])('is one %s', async (_, properties, shown) => {
    expect(await show(paragraph('题', properties), styles)).toEqual([`p[1]: ${shown}`]);
  });
});
