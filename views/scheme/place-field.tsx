import { Field, type FieldProblem } from '../components/form-field.tsx';

/** What a form says about its place in the document. */
export interface TypedPlace {
  file: string;
  page: string;
  path: string;
  quote: string;
}

interface PlaceFieldProps {
  typed: TypedPlace;
  problems: readonly FieldProblem[];
  /** A document stands beside the form. */
  isBeside: boolean;
  /** What is said where no document has it. */
  otherwise: string;
}

/** The sentence of the document that a part of the scheme rests on; a block of the document beside it can be taken. */
export function PlaceField({ typed, problems, isBeside, otherwise }: PlaceFieldProps) {
  return (
    <>
      <input type="hidden" name="location.file" value={typed.file} />
      <input type="hidden" name="location.page" value={typed.page} />
      <input type="hidden" name="location.path" value={typed.path} />
      <Field
        name="location.quote"
        label="采购文件中的原文"
        hint={`${isBeside ? '点文件中段落或表格行后的“引用”，或从文件复制一句' : '从采购文件复制一句，系统据此找到位置'}；${otherwise}`}
        problems={problems}
        control={(attributes) => (
          <textarea {...attributes} rows={3}>
            {typed.quote}
          </textarea>
        )}
      />
    </>
  );
}
