import { type FieldProblem, TextField } from '../components/form-field.tsx';

/** What is asked of a password; its length is a setting. */
export interface PasswordHints {
  leastCharacters: number;
}

interface PasswordFieldsProps {
  problems: readonly FieldProblem[];
  hints: PasswordHints;
}

/** A new password, typed twice. */
export function PasswordFields({ problems, hints }: PasswordFieldsProps) {
  return (
    <>
      <TextField
        name="password"
        label="新密码"
        type="password"
        autocomplete="new-password"
        hint={`至少 ${hints.leastCharacters} 个字符，不要用登录名、姓名和常见的词。几个不相干的词连成一句，好记也难猜。`}
        problems={problems}
      />
      <TextField
        name="repeated"
        label="再填一次新密码"
        type="password"
        autocomplete="new-password"
        problems={problems}
      />
    </>
  );
}
