import type { RegulationFile, RegulationInForce, RegulationParameter } from './regulation.ts';
import type { IsoDate } from './scalars.ts';

export interface RegulationEntry {
  /** Topic and id: `price-weight/open-tender`. */
  key: string;
  topicTitle: string;
  parameter: RegulationParameter;
}

/** The law as dated data: what holds on a day, and the sentence that cites it. */
export interface Regulations {
  /** Null where the law has no such value on that day, as before a document takes effect. */
  find(key: string, date: IsoDate): RegulationInForce | null;
  /** For values that hold on every day the tool knows. @throws Error where there is none: a bug, or a day too early */
  get(key: string, date: IsoDate): RegulationInForce;
  /** Every parameter, in the order of its file. */
  all(): readonly RegulationEntry[];
}

export function createRegulations(files: readonly RegulationFile[]): Regulations {
  const entries = files.flatMap((file) =>
    file.parameters.map(
      (parameter): RegulationEntry => ({ key: `${file.topic}/${parameter.id}`, topicTitle: file.title, parameter }),
    ),
  );
  const byKey = new Map(entries.map(({ key, parameter }) => [key, parameter]));
  const known = new Map<string, RegulationInForce | null>();
  const find = (key: string, date: IsoDate): RegulationInForce | null => {
    const question = `${key}@${date}`;
    const answer = known.get(question);
    if (answer !== undefined) return answer;
    const parameter = byKey.get(key);
    const inForce = parameter === undefined ? null : findInForce(parameter, date);
    known.set(question, inForce);
    return inForce;
  };
  return {
    find,
    get(key, date) {
      const regulation = find(key, date);
      if (regulation !== null) return regulation;
      const reason = byKey.has(key) ? `has no value in force on ${date}` : 'does not exist';
      throw new Error(`Regulation ${key} ${reason}`);
    },
    all: () => entries,
  };
}

/** 财政部令第87号第五十五条; nobody has read the text of a grade C value, so it says that it is to be confirmed. */
export function describeBasis(source: Pick<RegulationParameter, 'documentNumber' | 'article' | 'grade'>): string {
  return `${source.documentNumber}${source.article}${source.grade === 'C' ? '（待核实）' : ''}`;
}

function findInForce(parameter: RegulationParameter, date: IsoDate): RegulationInForce | null {
  const dated = parameter.values.find(({ from, until }) => from <= date && (until === null || date <= until));
  if (dated === undefined) return null;
  const cited = { ...parameter, ...dated.source };
  return { value: dated.value, basis: describeBasis(cited), parameter: cited };
}
