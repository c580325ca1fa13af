import { describe, expect, test } from 'vitest';
import { ACCOUNT_SETTINGS } from './account-settings.ts';
import { checkPassword } from './password-rules.ts';

const check = (password: string, signInName = 'zhang.san', name = '张三') =>
  checkPassword(password, { signInName, name }, ACCOUNT_SETTINGS.password);

describe('a password', () => {
  test.each([
    ['eleven char', '至少 12 个字符'],
    ['', '请填写密码'],
    ['x'.repeat(129), '最多 128 个字符'],
  ])('“%s” is not as long as it should be', (password, line) => {
    expect(check(password)).toContain(line);
  });

  test.each(['twelve chars', '红灯停绿灯行黄灯要等一等', 'correct horse battery staple', 'K9#vLq2!mZ7x'])(
    '“%s” is taken, whatever kinds of characters it has',
    (password) => {
      expect(check(password)).toBeNull();
    },
  );

  test.each([
    'password1234',
    'Password2025!',
    'PASSWORD@2024',
    '123456789012',
    '098765432109',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    'qwertyuiop12',
    '1qaz2wsx3edc',
    'admin@123456',
    'Admin2025Admin',
    'woaini520520',
    'welcome12345',
    'abcdefghijkl',
    'iloveyou1234',
    '１２３４５６７８９０１２',
  ])('“%s” is among the first to be guessed', (password) => {
    expect(check(password)).toContain('容易被猜到');
  });

  test.each(['zhang.san2025', 'Zhang.San12345', '张三张三张三张三张三张三', 'zhang.sanzhang.san'])(
    '“%s” is the name again',
    (password) => {
      expect(check(password)).toContain('登录名或姓名');
    },
  );

  test('may have the name in it where the rest stands by itself', () => {
    expect(check('zhang.san buys blue notebooks')).toBeNull();
  });
});
