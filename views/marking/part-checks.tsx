import type { DeductionsItem } from '../../src/domain/items/deductions.ts';
import type { FlawsItem } from '../../src/domain/items/flaws.ts';
import type { Location } from '../../src/domain/location.ts';
import type { PlanCheck, PlanPart, PlanPartState } from '../../src/domain/plan-check.ts';
import { BidPlaceLink } from './bid-place-link.tsx';
import type { MarkFields } from './mark-fields.ts';

interface PartChecksProps {
  fields: MarkFields;
  /** Where the tool found each part in the bid; null where the bid was not checked. */
  plan: PlanCheck | null;
}

const STATES: Readonly<Record<PlanPartState, { sign: string; text: string }>> = {
  found: { sign: '✓', text: '有这一节' },
  mentioned: { sign: '？', text: '正文提到，没有单独成节' },
  empty: { sign: '？', text: '只有标题，没有内容' },
  unclear: { sign: '？', text: '名称过于笼统，请自行查找' },
  missing: { sign: '？', text: '没有找到，请确认' },
};

/** The parts that the document asks for: the member says which are missing; where the tool found them stands beside. */
export function FlawParts({ item, fields, plan }: PartChecksProps & { item: FlawsItem }) {
  const parts = [...new Set([...item.gateParts, ...item.parts])];
  if (parts.length === 0) return null;
  return (
    <fieldset class="parts-asked">
      <legend>应包含的内容</legend>
      <ul>
        {parts.map((part) => (
          <li>
            <label class="check">
              <input type="checkbox" name="missing" value={part} checked={fields.missing.includes(part)} />
              缺少“{part}”{item.gateParts.includes(part) ? '（缺少即不得分）' : ''}
            </label>
            <Found part={findPart(plan, part)} />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

/** Each part: there, missing, or wrong. */
export function DeductionParts({ item, fields, plan }: PartChecksProps & { item: DeductionsItem }) {
  return (
    <fieldset class="parts-asked">
      <legend>各项内容</legend>
      {item.faults.length === 0 ? null : <p class="soft">错误指：{item.faults.join('；')}</p>}
      <ul>
        {item.parts.map((part) => (
          <li>
            <span>{part}</span>
            <label class="check">
              <input type="checkbox" name="missing" value={part} checked={fields.missing.includes(part)} />
              <span class="sr">{part}</span>缺少
            </label>
            <label class="check">
              <input type="checkbox" name="wrong" value={part} checked={fields.wrong.includes(part)} />
              <span class="sr">{part}</span>有误
            </label>
            <Found part={findPart(plan, part)} />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function findPart(plan: PlanCheck | null, title: string): PlanPart | null {
  return plan?.parts.find((part) => part.title === title) ?? null;
}

function Found({ part }: { part: PlanPart | null }) {
  if (part === null) return null;
  const { sign, text } = STATES[part.state];
  const place: Location | null = part.heading ?? part.passage;
  return (
    <span class={part.state === 'found' ? 'hint-found' : 'hint-look'}>
      <span class="sr">系统提示：</span>
      <span aria-hidden="true">{sign}</span> {place === null ? text : <BidPlaceLink place={place}>{text}</BidPlaceLink>}
    </span>
  );
}
