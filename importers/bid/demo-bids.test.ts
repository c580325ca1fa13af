import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { BidDescription } from '../../fixtures/bids/bid-description.ts';
import { FIRST_STAGE_FILE, SECOND_STAGE_FILE } from '../../fixtures/bids/build-bid.ts';
import { demoBids } from '../../fixtures/demo/bids.ts';
import { importDocument } from '../importer.ts';
import { parseAmount } from '../language/amount.ts';
import { readBid } from './index.ts';

const FOLDER = new URL('../../fixtures/demo/bids/', import.meta.url);
const CLASSES = { 中型企业: 'medium', 小型企业: 'small', 微型企业: 'micro' } as const;
const PROOFS = { contract: '合同', performance: '履约证明' } as const;

async function readDemoBid({ slug }: BidDescription) {
  const documents = [FIRST_STAGE_FILE, SECOND_STAGE_FILE].map(async (file) =>
    importDocument(file, await readFile(new URL(`${slug}/${encodeURIComponent(file)}`, FOLDER))),
  );
  return readBid(await Promise.all(documents));
}

describe.each(demoBids.map((bid) => [bid.slug, bid] as const))('the Word files of %s', (_slug, written) => {
  it('are read as they were written', async () => {
    const bid = await readDemoBid(written);
    const { price, sme } = written;
    expect(bid).toMatchObject({
      tenderer: written.tenderer.name,
      projectNumber: written.procurement.number,
      lots: [written.lot.number],
      price: { quoted: parseAmount(price.figures).value, statedTotal: parseAmount(price.breakdownTotal).value },
      validityDays: written.validityDays,
      messages: [],
    });
    expect(bid.price.rows).toMatchObject(
      price.rows.map(({ title, amount }) => ({ title, amount: parseAmount(amount).value })),
    );
    expect(bid.sme.enterprises).toMatchObject(
      sme === null
        ? []
        : [
            {
              subject: sme.subject,
              industry: sme.industry,
              name: sme.enterprise,
              employees: sme.employees,
              revenue: sme.revenue,
              assets: sme.assets,
              enterpriseClass: CLASSES[sme.enterpriseClass as keyof typeof CLASSES],
            },
          ],
    );
    expect(bid.sme.disabledWelfareUnit).toBe(written.disabledWelfareUnit);
  });

  it('have every answer in its row', async () => {
    const bid = await readDemoBid(written);
    const { commercialAnswers, technicalAnswers } = written;
    const rows = [
      ...commercialAnswers.flatMap((section) => section.rows),
      ...technicalAnswers.common,
      ...technicalAnswers.project.flatMap((section) => section.rows),
    ];
    expect(bid.answers.map(({ number, answer, declaredDeviation }) => [number, answer, declaredDeviation])).toEqual(
      rows.map((row) => [row.number, row.answer, row.deviation === '' ? null : row.deviation]),
    );
  });

  it('prove contracts, certificates and people', async () => {
    const bid = await readDemoBid(written);
    expect(bid.contracts).toMatchObject(
      written.contracts.map(({ customer, subject, signedOn, proofs }) => ({
        customer,
        subject,
        signedOn: proofs.includes('contract') ? signedOn : null,
        proofs: proofs.map((proof) => PROOFS[proof]),
      })),
    );
    expect(bid.certificates).toMatchObject(
      written.certificates.map(({ name, level, direction, issuer, validUntil }) => ({
        name,
        level: level ?? null,
        direction: direction ?? null,
        issuer,
        validUntil,
      })),
    );
    expect(bid.people).toMatchObject(
      written.people.map(({ name, role, degree, certificates, socialInsuranceMonth, hasResume }) => ({
        name,
        role,
        degree,
        certificates: hasResume ? certificates.map((certificate) => ({ name: certificate.name })) : [],
        socialInsurance: hasResume && socialInsuranceMonth !== null ? true : null,
      })),
    );
  });
});
