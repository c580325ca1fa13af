import type { Location } from '../../src/domain/location.ts';
import type { FieldProblem } from '../components/form-field.tsx';
import { Field } from '../components/form-field.tsx';
import { PlaceFields } from '../components/place-fields.tsx';
import { describePlace, fileTitle } from '../place.ts';
import { BidPlaceLink } from './bid-place-link.tsx';
import type { FlawFields } from './mark-fields.ts';

interface FlawRowsProps {
  flaws: readonly FlawFields[];
  /** What the document calls a flaw; without such a list, the member says it in words. */
  types: readonly string[];
  problems: readonly FieldProblem[];
  /** Flaws that were only counted. */
  counted: string;
  draft: FlawDraft;
}

/** What the row for the next flaw begins with. */
export interface FlawDraft {
  note: string;
  place: Location | null;
}

/** The flaws recorded so far, each to be changed or taken out, and a row for the next. */
export function FlawRows({ flaws, types, problems, counted, draft }: FlawRowsProps) {
  return (
    <fieldset>
      <legend>瑕疵{flaws.length === 0 ? '' : `（${flaws.length} 处）`}</legend>
      {flaws.length > 0 ? null : counted === '' ? (
        <p class="soft">还没有记录瑕疵。</p>
      ) : (
        <label class="check">
          <input type="checkbox" name="counted" value={counted} checked />
          保留只记数量的 {counted} 处（逐处记录后，以逐处的记录为准）
        </label>
      )}
      <ol class="flaw-list">
        {flaws.map((flaw, index) => (
          <li>
            <TypeControl name="flaw-type" label={`第 ${index + 1} 处的类型`} value={flaw.type} types={types} />
            <textarea name="flaw-note" rows={2} aria-label={`第 ${index + 1} 处的说明`}>
              {flaw.note}
            </textarea>
            <PlaceOf flaw={flaw} />
            <button class="quiet" type="submit" name="remove" value={String(index)}>
              删去
            </button>
          </li>
        ))}
      </ol>
      <div class="new-flaw">
        <Field
          name="new-type"
          label="增加一处"
          problems={problems}
          control={(attributes) => <TypeControl {...attributes} value="" types={types} />}
        />
        <Field
          name="new-note"
          label="说明"
          problems={problems}
          control={(attributes) => (
            <textarea {...attributes} rows={2}>
              {draft.note}
            </textarea>
          )}
        />
        <PlaceFields location={draft.place} />
        <button class="quiet" type="submit" name="add" value="flaw" data-key="ctrl+enter">
          记录（Ctrl+Enter）
        </button>
      </div>
    </fieldset>
  );
}

interface TypeControlProps {
  name: string;
  value: string;
  types: readonly string[];
  label?: string;
  id?: string;
}

/** A type that is not in the list any more stays as it was recorded. */
function TypeControl({ name, value, types, label, ...attributes }: TypeControlProps) {
  if (types.length === 0) return <input name={name} value={value} aria-label={label} maxlength={200} {...attributes} />;
  const all = value === '' || types.includes(value) ? types : [value, ...types];
  return (
    <select name={name} aria-label={label} {...attributes}>
      <option value="">请选择瑕疵类型</option>
      {all.map((type) => (
        <option value={type} selected={type === value}>
          {type}
        </option>
      ))}
    </select>
  );
}

function PlaceOf({ flaw }: { flaw: FlawFields }) {
  const { file, page, path, quote, place } = flaw;
  const hidden = { 'flaw-place': place, 'flaw-file': file, 'flaw-page': page, 'flaw-path': path, 'flaw-quote': quote };
  return (
    <>
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {path === '' ? (
        <span class="soft">{place === '' ? '没有选位置' : place}</span>
      ) : (
        <BidPlaceLink class="place" place={{ file, path }}>
          {fileTitle(file)} {describePlace({ page: page === '' ? null : Number.parseInt(page, 10), path })}
          {quote === '' ? null : <q>{quote}</q>}
        </BidPlaceLink>
      )}
    </>
  );
}
