import type { Actor } from './events/envelope.ts';
import type { EventData, EventType, NewEvent } from './events/index.ts';
import { CHAIR, CLERK, event, HASHING, PURCHASER, SCHEME, SECOND, THIRD, tellStory } from './ledger-fixture.ts';
import { isPanelRole } from './roles.ts';
import type { Viewer } from './visibility.ts';

/** Something that is somebody's secret for a while, in words that stand nowhere else. */
export interface Marker {
  text: string;
  /** Whether a viewer may know it after what has happened: told by the law and by nothing that the program does. */
  isOpen(past: readonly NewEvent[], viewer: Viewer): boolean;
}

const lot = 1;
const TENDERERS = ['示例甲', '示例乙'] as const;
const isVendor = (viewer: Viewer) => viewer.role === 'vendor';
const has = (past: readonly NewEvent[], type: EventType, more: (event: NewEvent) => boolean = () => true) =>
  past.some((one) => one.type === type && more(one));

const isForOffice = (_: readonly NewEvent[], viewer: Viewer) => !isVendor(viewer);
const isForOwn = (tenderer: string) => (_: readonly NewEvent[], viewer: Viewer) =>
  !isVendor(viewer) || viewer.tenderer === tenderer;

/** A file of a bid: its name is known once any part is opened, its content once its own part is. */
function sealFile(tenderer: string, part: 'first' | 'second', what: 'name' | 'content'): Marker {
  return {
    text: `${what === 'name' ? '封存的文件' : '封存的内容'}${tenderer}${part === 'first' ? '之一' : '之二'}`,
    isOpen: (past, viewer) =>
      isVendor(viewer)
        ? viewer.tenderer === tenderer
        : has(past, 'bid.opened', (one) => {
            const { data } = one as Extract<NewEvent, { type: 'bid.opened' }>;
            return data.tenderer === tenderer && (what === 'name' || data.part === part);
          }),
  };
}

function sealPrice(tenderer: string, text: string): Marker {
  return {
    text,
    isOpen: (past, viewer) =>
      has(past, 'award.made', (one) => 'amount' in one.data && one.data.amount === text) ||
      (isVendor(viewer) ? viewer.tenderer === tenderer : has(past, 'prices.opened')),
  };
}

/** Open to others once it is submitted; to other members once they themselves have submitted and nothing of theirs was returned. */
function sealMark(member: Actor, text: string): Marker {
  return {
    text,
    isOpen(past, viewer) {
      if (viewer.id === member.id) return true;
      const given = past.findIndex(({ type, data }) => type === 'mark.given' && JSON.stringify(data).includes(text));
      const isDone = given >= 0 && past.some((one, at) => at > given && isSubmission(one, member.id));
      if (isVendor(viewer) || !isDone) return false;
      return !isPanelRole(viewer.role) || hasSubmitted(past, viewer.id);
    },
  };
}

const isSubmission = ({ type, by }: NewEvent, member: string) => type === 'marks.submitted' && by.id === member;

function hasSubmitted(past: readonly NewEvent[], member: string): boolean {
  const submitted = past.findLastIndex((one) => isSubmission(one, member));
  const returned = past.findLastIndex(
    ({ type, data }) => type === 'marks.returned' && 'member' in data && data.member === member,
  );
  return submitted > returned;
}

/** The points of the story, and others in their place that stand nowhere else: by member, tenderer and how often it was marked. */
const POINTS: Readonly<Record<string, readonly string[]>> = {
  [`${CHAIR.id} 示例甲`]: ['51.37'],
  [`${CHAIR.id} 示例乙`]: ['41.53'],
  [`${SECOND.id} 示例甲`]: ['52.93'],
  [`${SECOND.id} 示例乙`]: ['42.59'],
  [`${THIRD.id} 示例甲`]: ['54.11'],
  [`${THIRD.id} 示例乙`]: ['43.67', '44.71'],
};
const noteOf = (member: string, tenderer: string, points: string) =>
  `批注${member}${tenderer}${points.replace('.', '又')}`;
const MEMBERS = [CHAIR, SECOND, THIRD];

const DISSENT = '三号对认定无效的反对意见';
const VENUE = '封存的评审地点';
const CORRECTION = '封存的更正草稿';
const PRICES = { 示例甲: '777001', 示例乙: '777002' } as const;

/** What the story says in words of its own, in the place of its first words: whom it concerns, or the office alone. */
const SAID: Readonly<Record<string, { text: string; of: string | null }>> = {
  请说明服务期限: { text: '封存的澄清问题', of: '示例甲' },
  三年: { text: '封存的澄清答复', of: '示例甲' },
  磋商一轮: { text: '封存的磋商记录', of: '示例甲' },
  得分与名次告知: { text: '封存的结果通知', of: '示例乙' },
  对得分有疑问: { text: '封存的质疑事项', of: '示例乙' },
  经核实无误: { text: '封存的质疑答复', of: '示例乙' },
  一份合同已过期: { text: '封存的更正理由', of: null },
  与其他成员相差较大: { text: '封存的退回理由', of: null },
  对方案得分有不同意见: { text: '封存的不同意见', of: null },
};

export const MARKERS: readonly Marker[] = [
  ...TENDERERS.flatMap((tenderer) => [
    ...(['first', 'second'] as const).flatMap((part) => [
      sealFile(tenderer, part, 'name'),
      sealFile(tenderer, part, 'content'),
    ]),
    sealPrice(tenderer, PRICES[tenderer]),
  ]),
  ...MEMBERS.flatMap((member) =>
    TENDERERS.flatMap((tenderer) =>
      (POINTS[`${member.id} ${tenderer}`] ?? []).flatMap((points) => [
        sealMark(member, points),
        sealMark(member, noteOf(member.id, tenderer, points)),
      ]),
    ),
  ),
  ...Object.values(SAID).map(({ text, of }) => ({ text, isOpen: of === null ? isForOffice : isForOwn(of) })),
  ...[DISSENT, VENUE, CORRECTION, ...MEMBERS.map(({ name }) => name)].map((text) => ({ text, isOpen: isForOffice })),
  // Whoever bids is not to know who else does, but for who wins.
  ...TENDERERS.map((tenderer) => ({
    text: tenderer,
    isOpen: (past: readonly NewEvent[], viewer: Viewer) =>
      !isVendor(viewer) ||
      viewer.tenderer === tenderer ||
      has(past, 'award.made', (one) => 'supplier' in one.data && one.data.supplier === tenderer),
  })),
];

/** The files of the bids by their content, which is all that their hashes tell. */
export const SEALED_FILES = TENDERERS.flatMap((tenderer) =>
  (['first', 'second'] as const).map((part) => {
    const content = sealFile(tenderer, part, 'content').text;
    return {
      name: `${sealFile(tenderer, part, 'name').text}.txt`,
      content,
      sha256: HASHING.sha256(content),
      tenderer,
      part,
    };
  }),
);

/** The story with every secret in words of its own, a correction being drafted while bids come in, and a bid rejected against a vote. */
export function tellSealedStory(): NewEvent[] {
  const marked = new Map<string, number>();
  const told = tellStory().map((one) => seal(one, marked));
  const item = SCHEME.lot.items[2];
  const draft = {
    ...SCHEME,
    lot: { ...SCHEME.lot, items: [...SCHEME.lot.items.slice(0, 2), { ...item, title: CORRECTION }] },
  };
  const about = { lot, tenderer: '示例乙' };
  insert(told, 'panel.formed', [
    event('scheme.edited', PURCHASER, { lot, scheme: draft, reason: null, replaces: 8 } as never),
    event('evaluation.scheduled', CLERK, { lot, startsAt: '2026-06-02T01:00:00.000Z', venue: VENUE, reason: null }),
  ]);
  insert(told, 'marking.opened', [
    event('bid.rejected', CHAIR, {
      ...about,
      rejection: {
        code: 'rejected-by-panel',
        reason: '未按要求签署',
        legalBasis: '示例依据',
        votes: { for: [CHAIR.name, SECOND.name], against: [THIRD.name] },
        location: null,
      },
      dissent: [{ member: THIRD.name, reason: DISSENT }],
    }),
    event('rejection.revoked', CHAIR, { ...about, code: 'rejected-by-panel', reason: '已核实签署' }),
  ]);
  return told;
}

/** Puts events before the first of a kind; whatever names an event behind that place names it where it is now. */
function insert(told: NewEvent[], before: EventType, events: readonly NewEvent[]): void {
  const place = told.findIndex(({ type }) => type === before);
  const at = told[place]?.at ?? '';
  for (const [index, one] of told.entries()) {
    const { data } = one;
    if ('replaces' in data && typeof data.replaces === 'number' && data.replaces > place)
      told[index] = { ...one, data: { ...data, replaces: data.replaces + events.length } } as NewEvent;
  }
  told.splice(place, 0, ...events.map((one) => ({ ...one, at })));
}

function seal(one: NewEvent, marked: Map<string, number>): NewEvent {
  if (one.type === 'bid.received') {
    const { tenderer } = one.data;
    const documents: EventData<'bid.received'>['documents'] = SEALED_FILES.filter(
      (file) => file.tenderer === tenderer,
    ).map(({ name, content, sha256, part }) => ({
      name,
      sha256,
      bytes: new TextEncoder().encode(content).length,
      mediaType: 'text/plain',
      part,
    }));
    return { ...one, data: { ...one.data, documents } };
  }
  if (one.type === 'mark.given') {
    const { tenderer } = one.data;
    const key = `${one.by.id} ${tenderer}`;
    const turn = marked.get(key) ?? 0;
    marked.set(key, turn + 1);
    const points = POINTS[key]?.[turn] ?? '0';
    return { ...one, data: { ...one.data, mark: { points, note: noteOf(one.by.id, tenderer, points) } } } as NewEvent;
  }
  if (one.type === 'document.read') {
    const [first] = SEALED_FILES;
    return { ...one, data: { ...one.data, document: first?.sha256 ?? '' } };
  }
  const said = Object.entries(one.data).map(([name, value]) => [
    name,
    typeof value === 'string' ? (SAID[value]?.text ?? value) : value,
  ]);
  return { ...one, data: Object.fromEntries(said) } as NewEvent;
}
