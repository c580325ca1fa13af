import { type Finding, finding } from '../../../src/domain/finding.ts';
import type { Location } from '../../../src/domain/location.ts';

/** A value with its place. The lower the rank, the more it counts. */
export interface Mention<Value> {
  value: Value;
  location: Location;
  rank?: number;
}

export interface Decision<Value> {
  value: Value | null;
  /** Places where the deciding value stands. */
  locations: Location[];
  messages: Finding[];
}

/**
 * The value that a document states. What it states otherwise elsewhere is never dropped: a finding names all values with
 * their places.
 * @param code of the fact: `budget` gives `budget-contradictory`
 * @param name of the fact for people
 */
export function decide<Value>(
  mentions: readonly Mention<Value>[],
  fact: { code: string; name: string; show?: (value: Value) => string; isSame?: (one: Value, other: Value) => boolean },
): Decision<Value> {
  const isSame = fact.isSame ?? ((one: Value, other: Value) => one === other);
  const ordered = mentions.toSorted((one, other) => (one.rank ?? 0) - (other.rank ?? 0));
  const [first] = ordered;
  if (first === undefined) return { value: null, locations: [], messages: [] };
  const distinct: Mention<Value>[] = [];
  for (const mention of ordered)
    if (!distinct.some((known) => isSame(known.value, mention.value))) distinct.push(mention);
  const locations = ordered.filter(({ value }) => isSame(value, first.value)).map(({ location }) => location);
  if (distinct.length === 1) return { value: first.value, locations, messages: [] };
  const show = fact.show ?? ((value: Value) => String(value));
  const list = distinct.map(({ value }) => `“${show(value)}”`).join('、');
  const message = `${fact.name}在文件中前后不一致：${list}，暂取“${show(first.value)}”，请核对后统一。`;
  const messages = [
    finding('warning', `${fact.code}-contradictory`, message, { locations: distinct.map(({ location }) => location) }),
  ];
  return { value: first.value, locations, messages };
}

const REFERENCE =
  /^(?:详见|见(?:投标|供应|磋商|谈判|前|附|第|本|招|磋|采|公告|上|下|[“"《])|同(?:上|前|左|下|招标|投标|公告|采购|项目)|按(?:照|本|国|招标|磋商)|参[见照]|依据|根据|系指|是指|指|即|由(?:采购|招标|投标|供应)|应(?:当|在|由|按|具|为|提)|须(?:[^江]|$)|为(?:确|本)|均(?:指|为))/;
const BLANK = /^[\s_/\-—\\.…·*×xX]*$|X{3,}|x{3,}|[×_]{3,}|\.{4,}/;

/** Whether a fact's words are only a reference to another place, a definition, or a blank to fill in. */
export function isReference(value: string): boolean {
  return REFERENCE.test(value) || BLANK.test(value) || /^\[[^[\]]{0,20}\]$/.test(value);
}
