import { z } from 'zod';
import { METHODS } from '../../domain/procurement.ts';
import { isoDate, text } from '../../domain/scalars.ts';
import { ROLES } from '../roles.ts';
import { documentRefSchema, event, lotNumber, sha256 } from './envelope.ts';

const personSchema = z.strictObject({ id: text, name: text });

export const PROCUREMENT_EVENTS = [
  event(
    'procurement.created',
    z.strictObject({
      title: text,
      number: text.nullable(),
      method: z.enum(METHODS).nullable(),
      buyer: text.nullable(),
      procurementAgency: text.nullable(),
      lots: z.array(z.strictObject({ number: lotNumber, title: text })).min(1),
    }),
  ),
  event('role.granted', z.strictObject({ person: personSchema, role: z.enum(ROLES), tenderer: text.nullable() })),
  event('role.withdrawn', z.strictObject({ person: text, role: z.enum(ROLES), reason: text })),
  event(
    'document.imported',
    z.strictObject({
      document: documentRefSchema,
      purpose: z.enum(['procurement-document', 'clarification', 'report', 'other']),
      lot: lotNumber.nullable(),
    }),
  ),
  /** What was read of a file: canonical JSON of the imported document, by its hash. */
  event(
    'document.read',
    z
      .strictObject({
        document: sha256,
        text: sha256,
        lot: lotNumber.nullable(),
        /** Whose bid it belongs to; null for documents of the procurement itself. */
        tenderer: text.nullable(),
        software: text,
      })
      .refine(({ lot, tenderer }) => tenderer === null || lot !== null),
  ),
  event('procurement.sealed', z.strictObject({ retainUntil: isoDate })),
] as const;
export type ProcurementEventType = z.output<(typeof PROCUREMENT_EVENTS)[number]>['type'];
