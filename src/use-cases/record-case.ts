import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../domain/app-error.ts';
import type { Evaluation } from '../domain/evaluation.ts';
import type { Tenderer } from '../domain/tenderer.ts';
import { findUnmetRequirements } from '../engine/responsiveness.ts';
import { findDeadline } from '../ledger/deadline.ts';
import type { Fact } from '../ledger/events/fact-events.ts';
import type { EventData, EventType, NewEvent } from '../ledger/events/index.ts';
import type { LedgerStore } from '../ledger/ledger-store.ts';
import type { LedgerState } from '../ledger/state.ts';
import { loadCase } from '../storage/files/load-case.ts';
import { findRetention, type Retention } from './find-retention.ts';
import { freezeTotals } from './freeze-totals.ts';
import { listFiles } from './read-tenderer.ts';
import { Recorder } from './record-events.ts';
import { loadReferenceData } from './reference-data.ts';
import { type ScoredCase, scoreCase } from './score-case.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const CLERK = { id: 'clerk-1', name: '经办人', role: 'clerk' } as const;
const PURCHASER = { id: 'purchaser-1', name: '采购人', role: 'purchaser' } as const;
/**
 * A case knows the day only: its events follow each other by the minute, from nine in the morning in China; those that end with the
 * bids' coming in, from two hours before the deadline where that is known.
 */
const FIRST_HOUR_UTC = 'T01:00:00.000Z';
const MINUTE_MS = 60_000;
const BEFORE_DEADLINE_MS = 120 * MINUTE_MS;

export interface RecordedCase {
  id: string;
  scored: ScoredCase;
  /** Computed from the ledger. */
  evaluation: Evaluation;
}

/**
 * Plays a case through the ledger: scheme, panel, bids, facts, marks, totals, signatures, award, sealing – each as the event
 * that a person with the right role would have recorded. The scores are computed from the ledger alone.
 * @throws AppError `conflict` where the store has this procurement already
 */
export async function recordCase(location: string, store: LedgerStore, id?: string): Promise<RecordedCase> {
  const reference = loadReferenceData();
  const scored = await scoreCase(location, reference);
  const procurement = id ?? toIdentifier(location, scored);
  if ((await store.head(procurement)).version > 0)
    throw new AppError('conflict', `台账里已有项目“${procurement}”，请用 --id 另取一个标识`);
  const script = new CaseScript(scored, location);
  const recorder = new Recorder(store);
  await recorder.record(procurement, script.prepare());
  await recorder.record(procurement, await script.openBids(store));
  await recorder.record(procurement, script.proposeFacts());
  await recorder.record(procurement, (state) => script.confirmFacts(state));
  const state = await recorder.record(procurement, [...script.judge(), ...script.mark()]);
  const { chair, lot, date } = script;
  const { method } = scored.scheme.procurement;
  const rule = method === null ? null : (reference.regulations.find(`ranking/${method}`, date)?.basis ?? null);
  const frozen = await freezeTotals(store, state, { lot, date, by: chair, at: script.tick(), rule }, reference);
  await recorder.record(procurement, [frozen.event]);
  const retention = findRetention(reference.regulations, date);
  await recorder.record(procurement, script.conclude(frozen.event, frozen.evaluation, retention));
  return { id: procurement, scored, evaluation: frozen.evaluation };
}

function toIdentifier(location: string, { scheme }: ScoredCase): string {
  const name = path
    .basename(path.resolve(location))
    .replace(/\.yaml$/, '')
    .toLowerCase();
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) ? name : scheme.procurement.id;
}

class CaseScript {
  readonly lot: number;
  readonly date: string;
  readonly members: { id: string; name: string; role: 'panel-chair' | 'panel-member' }[];
  readonly chair: NewEvent['by'];
  private clock: number;
  private readonly opensAt: number;
  private readonly scored: ScoredCase;
  private readonly location: string;

  constructor(scored: ScoredCase, location: string) {
    this.scored = scored;
    this.location = location;
    this.lot = scored.scheme.lot.number;
    this.date = scored.evaluation.date;
    const deadline = findDeadline(scored.scheme);
    const morning = Date.parse(`${this.date}${FIRST_HOUR_UTC}`);
    this.clock = deadline === null ? morning : Date.parse(deadline) - BEFORE_DEADLINE_MS;
    this.opensAt = deadline === null ? morning : Math.max(morning, Date.parse(deadline));
    this.members = scored.members.map((name, index) => ({
      id: `member-${index + 1}`,
      name,
      role: index === 0 ? 'panel-chair' : 'panel-member',
    }));
    const [chair] = this.members;
    if (chair === undefined) throw new AppError('input-invalid', '案例没有评审小组成员，无法记入台账');
    this.chair = chair;
  }

  tick(): string {
    this.clock += MINUTE_MS;
    return new Date(this.clock).toISOString();
  }

  private event<T extends EventType>(
    type: T,
    by: NewEvent['by'],
    data: EventData<T>,
    rule: string | null = null,
  ): NewEvent {
    return { type, data, by, at: this.tick(), rule } as NewEvent;
  }

  prepare(): NewEvent[] {
    const { scheme, title } = this.scored;
    const { procurement } = scheme;
    const lot = this.lot;
    return [
      this.event('procurement.created', CLERK, {
        title,
        number: procurement.number,
        method: procurement.method,
        buyer: procurement.buyer,
        procurementAgency: procurement.procurementAgency,
        lots: [{ number: lot, title: scheme.lot.title }],
      }),
      this.event('role.granted', CLERK, {
        person: { id: PURCHASER.id, name: PURCHASER.name },
        role: PURCHASER.role,
        tenderer: null,
      }),
      this.event('scheme.drafted', PURCHASER, { lot, scheme, from: [] }),
      this.event('scheme.published', PURCHASER, { lot, scheme }),
      this.event('panel.formed', CLERK, { lot, members: this.members, reason: null }),
    ];
  }

  async openBids(store: LedgerStore): Promise<NewEvent[]> {
    const { case: given, folder } = loadCase(this.location);
    const { lot } = this;
    const received: NewEvent[] = [];
    for (const { name: tenderer, documents } of given.tenderers) {
      const files = documents.flatMap((document) => listFiles(path.resolve(folder, document)));
      const kept: EventData<'bid.received'>['documents'] = [];
      for (const file of files) {
        const { sha256 } = await store.putBlob(readFileSync(file));
        const name = path.relative(folder, file);
        kept.push({ name, sha256, bytes: statSync(file).size, mediaType: WORD, part: 'only' });
      }
      received.push(this.event('bid.received', CLERK, { lot, tenderer, documents: kept }));
    }
    this.clock = Math.max(this.clock, this.opensAt);
    const opened = given.tenderers.map(({ name: tenderer }) =>
      this.event('bid.opened', CLERK, { lot, tenderer, part: 'only' }),
    );
    return [...received, ...opened];
  }

  proposeFacts(): NewEvent[] {
    return this.scored.tenderers.flatMap(({ name: tenderer, facts, quotedPrice, priceLocation }) => {
      const all: Fact[] = [
        ...facts.contracts.map((value): Fact => ({ about: 'contract', value })),
        ...facts.certificates.map((value): Fact => ({ about: 'certificate', value })),
        ...facts.people.map((value): Fact => ({ about: 'person', value })),
        ...(facts.policy === null ? [] : [{ about: 'policy', value: facts.policy } as const]),
        ...Object.entries(facts.items).map(([item, value]): Fact => ({ about: 'item', item, value })),
        ...(quotedPrice === null ? [] : [{ about: 'price', value: { quotedPrice, location: priceLocation } } as const]),
      ];
      return all.map((fact, index) => {
        const id = `${fact.about}-${index + 1}`;
        return this.event('fact.proposed', CLERK, { lot: this.lot, tenderer, id, fact, source: 'document' });
      });
    });
  }

  /** What the case says is confirmed; the rest stays proposed. */
  confirmFacts(state: LedgerState): NewEvent[] {
    const { lot } = this;
    return this.scored.tenderers
      .filter(({ confirmed }) => confirmed)
      .flatMap(({ name: tenderer }) =>
        [...(state.lots.get(lot)?.bids.get(tenderer)?.facts ?? [])].map(([id, { current }]) =>
          this.event('fact.confirmed', this.chair, { lot, tenderer, id, replaces: current.sequence }),
        ),
      );
  }

  judge(): NewEvent[] {
    const { lot, chair } = this;
    return this.scored.tenderers.flatMap((scored) => {
      const { name: tenderer, facts, rejections, confirmed } = scored;
      return [
        ...facts.responses.map((judgement) =>
          this.event('requirement.judged', chair, { lot, tenderer, judgement, replaces: null }),
        ),
        ...[...rejections, ...(confirmed ? this.decideUnmet(scored) : [])].map((rejection) =>
          this.event('bid.rejected', chair, { lot, tenderer, rejection, dissent: [] }, rejection.legalBasis),
        ),
      ];
    });
  }

  /** What the case holds to be confirmed about answers is on the ledger a decision of the panel. */
  private decideUnmet(tenderer: Tenderer): Tenderer['rejections'] {
    return findUnmetRequirements(tenderer, this.scored.scheme).map(({ code, found }) => ({
      code,
      reason: found.message,
      legalBasis: found.legalBasis ?? '采购文件',
      location: found.locations[0] ?? null,
    }));
  }

  mark(): NewEvent[] {
    const { lot, chair } = this;
    return [
      this.event('marking.opened', chair, { lot }),
      ...this.members.flatMap((member) => {
        const review = this.scored.reviews.find((candidate) => candidate.member === member.name);
        const marks = Object.entries(review?.marks ?? {}).flatMap(([tenderer, items]) =>
          Object.entries(items).map(([item, mark]) =>
            this.event('mark.given', member, { lot, tenderer, item, mark, reason: null, replaces: null }),
          ),
        );
        return [...marks, this.event('marks.submitted', member, { lot, statedTotals: review?.statedTotals ?? {} })];
      }),
    ];
  }

  conclude(frozen: NewEvent, evaluation: Evaluation, retention: Retention): NewEvent[] {
    const { lot } = this;
    const { evaluation: sha256 } = frozen.data as EventData<'totals.frozen'>;
    const first = evaluation.tenderers.find(({ rank }) => rank === 1);
    const signed = this.members.map((member) => this.event('report.signed', member, { lot, evaluation: sha256 }));
    const outcome =
      first?.quotedPrice == null
        ? this.event('procurement.failed', PURCHASER, { lot, reason: '没有可以推荐的候选人', legalBasis: '采购文件' })
        : this.event('award.made', PURCHASER, { lot, supplier: first.name, amount: first.quotedPrice, reason: null });
    return [
      ...signed,
      outcome,
      this.event('procurement.sealed', CLERK, { retainUntil: retention.until }, retention.basis),
    ];
  }
}
