import { describe, expect, it } from 'vitest';
import { bidText, codesOf, heading, table } from './bid-fixture.ts';
import { readValidity } from './validity.ts';

const letter = (...lines: string[]) => readValidity(bidText(heading('响应书'), ...lines));

describe('readValidity', () => {
  it.each([
    ['3. 我公司的磋商有效期为开标之日起60天。', 60],
    ['投标有效期：自开标之日起 90 个日历日', 90],
    ['其投标自开标日起有效期为  90  个日历日。', 90],
    ['我方同意在磋商响应有效期（90 天）内遵守承诺', 90],
    ['本响应文件自提交截止之日起六十日内有效', 60],
    ['磋商有效期为自提交截止之日起 九十（90） 日历天', 90],
    ['磋商有效期为自提交截止之日起九十（60）天', null],
  ])('reads %s', (line, days) => {
    expect(letter(line).validityDays).toBe(days);
  });

  it('quotes the place', () => {
    expect(letter('3. 磋商有效期：自开标之日起60天。').validityLocation).toMatchObject({
      path: 'p[2]',
      quote: '3. 磋商有效期：自开标之日起60天。',
    });
  });

  it('is blank where the form is blank', () => {
    expect(letter('本投标有效期为自开标日起:    （日历日）。')).toMatchObject({ validityDays: null, messages: [] });
  });

  it('does not turn months into days', () => {
    const { validityDays, messages } = letter('投标有效期为3个月');
    expect(validityDays).toBeNull();
    expect(codesOf(messages)).toEqual(['validity-not-in-days']);
  });

  it('reads the answer, never the demand, and lets the letter decide', () => {
    const answers = table(
      ['序号', '磋商要求', '投标应答', '偏离说明'],
      ['1', '磋商有效期60天', '磋商有效期为30天', '无偏离'],
    );
    const both = readValidity(bidText(heading('响应书'), '磋商有效期为60天', heading('商务应答表'), answers));
    expect(both.validityDays).toBe(60);
    expect(codesOf(both.messages)).toEqual(['validity-differs']);
    expect(readValidity(bidText(heading('商务应答表'), answers)).validityDays).toBe(30);
  });

  it('leaves other periods alone', () => {
    expect(letter('投标保证金有效期90天', '营业执照有效期30天').validityDays).toBeNull();
    expect(readValidity(bidText(heading('投标人相关证书'), '有效期至：2027年5月20日')).validityDays).toBeNull();
  });
});
