import { describe, expect, test } from 'vitest';
import { ErrorSummary, Field, TextField } from './form-field.tsx';

const problems = [
  { field: 'name', message: '请填写姓名' },
  { field: 'reason', message: '请说明理由' },
];

describe('a field', () => {
  test('ties label, problem and hint to its control, and leaves problems of other fields aside', () => {
    const html = String(<TextField name="name" label="姓名" hint="与证件一致" problems={problems} value="某甲" />);
    expect(html).toContain('<label for="name">姓名</label>');
    expect(html).toContain('<p class="field-error" id="name-error">请填写姓名</p>');
    expect(html).toContain('aria-describedby="name-error name-hint" aria-invalid="true"');
    expect(html).toContain('value="某甲"');
    expect(html).not.toContain('请说明理由');
  });

  test('that is in order says nothing of problems', () => {
    const html = String(<TextField name="title" label="名称" problems={problems} />);
    expect(html).not.toMatch(/aria-|is-wrong|field-error/);
  });

  test('never sends a password back', () => {
    expect(String(<TextField name="password" label="密码" type="password" value="typed before" />)).not.toContain(
      'typed',
    );
  });

  test('shows what was typed as text', () => {
    const html = String(
      <Field
        name="note"
        label="说明"
        control={(attributes) => <textarea {...attributes}>{'</textarea><script>'}</textarea>}
      />,
    );
    expect(html).toContain('<textarea id="note" name="note">&lt;/textarea&gt;&lt;script&gt;</textarea>');
  });
});

describe('the summary', () => {
  test('leads to every field that is wrong', () => {
    const html = String(<ErrorSummary problems={problems} />);
    expect(html).toContain('<a href="#name">请填写姓名</a>');
    expect(html).toContain('<a href="#reason">请说明理由</a>');
    expect(html).toContain('role="alert"');
  });

  test('is not there when nothing is wrong', () => {
    expect(String(<ErrorSummary problems={[]} />)).toBe('');
  });
});
