import { METHODS } from '../../src/domain/procurement.ts';
import { ROLE_NAMES } from '../../src/ledger/roles.ts';
import { ChoiceField, type FieldProblem, TextField } from '../components/form-field.tsx';
import { termsOf } from '../terms.ts';

export interface TypedHead {
  title: string;
  number: string;
  method: string;
  category: string;
  buyer: string;
  agency: string;
  role: string;
}
export const NOTHING_TYPED: TypedHead = {
  title: '',
  number: '',
  method: '',
  category: '',
  buyer: '',
  agency: '',
  role: '',
};

const CATEGORY_NAMES = { goods: '货物', services: '服务', works: '工程' } as const;

/** The official name of each method of procurement. */
export const METHOD_CHOICES = METHODS.map((method) => ({ value: method, text: termsOf({ method }).method }));
export const CATEGORY_CHOICES = Object.entries(CATEGORY_NAMES).map(([value, text]) => ({ value, text }));

/** What a procurement is called and who buys; in which role its creator takes part. */
export function HeadFields({ typed, problems }: { typed: TypedHead; problems: readonly FieldProblem[] }) {
  return (
    <>
      <TextField name="title" label="项目名称" value={typed.title} problems={problems} maxlength={500} />
      <TextField
        name="number"
        label="项目编号（没有的不填）"
        value={typed.number}
        problems={problems}
        maxlength={200}
      />
      <ChoiceField
        name="method"
        label="采购方式"
        value={typed.method}
        problems={problems}
        choices={[{ value: '', text: '尚未确定' }, ...METHOD_CHOICES]}
      />
      <ChoiceField
        name="category"
        label="采购类别"
        value={typed.category}
        problems={problems}
        choices={[{ value: '', text: '尚未确定' }, ...CATEGORY_CHOICES]}
      />
      <TextField name="buyer" label="采购人" value={typed.buyer} problems={problems} maxlength={500} />
      <TextField
        name="agency"
        label="采购代理机构（没有的不填）"
        value={typed.agency}
        problems={problems}
        maxlength={500}
      />
      <ChoiceField
        name="role"
        label="您在本项目中是"
        hint="其他人的角色在项目中另行授予"
        value={typed.role}
        problems={problems}
        choices={[
          { value: '', text: '请选择' },
          { value: 'purchaser', text: ROLE_NAMES.purchaser },
          { value: 'clerk', text: ROLE_NAMES.clerk },
        ]}
      />
    </>
  );
}
