import type { BidPart } from '../../src/ledger/events/bid-events.ts';
import { Field, type FieldProblem } from '../components/form-field.tsx';

export const PART_NAMES: Readonly<Record<BidPart, string>> = {
  only: '全部文件（不分阶段）',
  first: '第一阶段文件',
  second: '第二阶段文件（含报价）',
};

interface PartFieldProps {
  /** What was chosen last. */
  value: string;
  problems: readonly FieldProblem[];
}

/** Which part of a bid the files are. */
export function PartField({ value: chosen, problems }: PartFieldProps) {
  return (
    <Field
      name="part"
      label="属于"
      problems={problems}
      control={(attributes) => (
        <select {...attributes}>
          {Object.entries(PART_NAMES).map(([value, text]) => (
            <option value={value} selected={value === chosen}>
              {text}
            </option>
          ))}
        </select>
      )}
    />
  );
}
