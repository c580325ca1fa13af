import { Decimal, showAmount, sum } from '../../src/domain/decimal.ts';
import type { DraftLot, DraftProcurement } from '../../src/domain/draft.ts';
import { Field, type FieldProblem, listMessages, TextField } from '../components/form-field.tsx';
import { Tag } from '../components/tag.tsx';
import type { ImportFormLimits } from '../import-view.ts';
import { termsOf } from '../terms.ts';
import { BidFields } from './bid-fields.tsx';
import type { ReadRequirements } from './self-check-view.ts';

/** What was typed to go on from a procurement document. */
export interface TypedBid {
  lot: string;
  title: string;
  category: string;
  date: string;
}

interface LotFormProps {
  href: string;
  read: ReadRequirements;
  limits: ImportFormLimits;
  typed: TypedBid;
  problems: readonly FieldProblem[];
}

/** The lots of a procurement document, and the form to go on from them. */
export function LotForm({ href, read, limits, typed, problems }: LotFormProps) {
  const { procurement, lots } = read;
  if (lots.length === 0)
    return (
      <section class="card message" aria-label="没有采购包">
        <p>没有读到采购包。请确认选择的是采购文件，并且是完整的一份；扫描件请提供更清晰的版本。</p>
      </section>
    );
  const isEmpty = lots.every(({ lot, mandatory }) => lot.items.length === 0 && mandatory === 0);
  return (
    <section class="card" aria-labelledby="lots-title">
      <h2 id="lots-title">采购包和{termsOf(procurement).bidDocument}</h2>
      {isEmpty ? (
        <p class="notice">
          <Tag tone="look">请看</Tag> 没有读到评分标准，也没有读到 ★ 条款，只能检查报价和格式。请确认选择的是采购文件。
        </p>
      ) : null}
      <form class="form" method="post" action={`${href}/bid`} enctype="multipart/form-data">
        <LotTable read={read} chosen={typed.lot} problems={problems} />
        <MissingFields procurement={procurement} typed={typed} problems={problems} />
        <BidFields limits={limits} problems={problems} date={typed.date} />
        <button type="submit">开始检查</button>
      </form>
    </section>
  );
}

function LotTable({
  read,
  chosen,
  problems,
}: {
  read: ReadRequirements;
  chosen: string;
  problems: readonly FieldProblem[];
}) {
  const messages = listMessages(problems, 'lot');
  const checked = read.lots.length === 1 ? String(read.lots[0]?.lot.number) : chosen;
  return (
    <fieldset class={messages.length === 0 ? 'field' : 'field is-wrong'} id="lot">
      <legend>要检查的采购包</legend>
      {messages.length === 0 ? null : <p class="field-error">{messages.join('；')}</p>}
      <table class="cards list lots">
        <caption class="sr">读到的采购包</caption>
        <thead>
          <tr>
            <th scope="col">采购包</th>
            <th scope="col" class="num">
              最高限价（元）
            </th>
            <th scope="col" class="num">
              评审因素
            </th>
            <th scope="col" class="num">
              合计分
            </th>
            <th scope="col" class="num">
              ★ 条款
            </th>
            <th scope="col" class="num">
              没有读准
            </th>
          </tr>
        </thead>
        <tbody>
          {read.lots.map(({ lot, mandatory, doubts }) => (
            <tr>
              <th scope="row">
                <label class="choice">
                  <input type="radio" name="lot" value={String(lot.number)} checked={String(lot.number) === checked} />
                  <span>
                    第 {lot.number} 包　{lot.title}
                  </span>
                </label>
              </th>
              <Figure label="最高限价（元）" value={ceilingOf(lot)} />
              <Figure label="评审因素" value={lot.items.length === 0 ? NONE : String(lot.items.length)} />
              <Figure label="合计分" value={pointsOf(lot)} />
              <Figure label="★ 条款" value={mandatory === 0 ? NONE : String(mandatory)} />
              <Figure label="没有读准" value={doubts.length === 0 ? NONE : `${doubts.length} 处`} />
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  );
}

/** On narrow screens a figure that is not there is left out. */
const NONE = '—';

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <td class={value === NONE ? 'num pair is-none' : 'num pair'}>
      <span class="label">{label}</span>
      {value}
    </td>
  );
}

function ceilingOf({ ceilingPrice, budget }: DraftLot): string {
  const ceiling = ceilingPrice ?? budget;
  return ceiling === null ? '没有读到' : showAmount(new Decimal(ceiling));
}

/** Items weighted by scales of their own have no plain sum. */
function pointsOf({ items, scales, totalPoints }: DraftLot): string {
  if (items.length === 0) return NONE;
  if (scales.length > 0) return totalPoints ?? NONE;
  return sum(items.flatMap(({ maxPoints }) => (maxPoints === null ? [] : [new Decimal(maxPoints)]))).toFixed();
}

interface MissingFieldsProps {
  procurement: DraftProcurement;
  typed: TypedBid;
  problems: readonly FieldProblem[];
}

const CATEGORIES = [
  { value: 'goods', text: '货物' },
  { value: 'services', text: '服务' },
  { value: 'works', text: '工程' },
] as const;

/** What the check needs and the document was not read to say. */
function MissingFields({ procurement, typed, problems }: MissingFieldsProps) {
  return (
    <>
      {procurement.title === null ? (
        <TextField
          name="title"
          label="项目名称"
          hint={`采购文件中没有读到，用来核对${termsOf(procurement).bidDocument}是不是本项目的。`}
          value={typed.title}
          problems={problems}
          autocomplete="off"
          maxlength={200}
        />
      ) : null}
      {procurement.category === null ? (
        <Field
          name="category"
          label="采购类别"
          hint="采购文件中没有读到。"
          problems={problems}
          control={(attributes) => (
            <select {...attributes}>
              <option value="">请选择</option>
              {CATEGORIES.map(({ value, text }) => (
                <option value={value} selected={value === typed.category}>
                  {text}
                </option>
              ))}
            </select>
          )}
        />
      ) : null}
    </>
  );
}
