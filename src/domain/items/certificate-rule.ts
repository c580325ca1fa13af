import { z } from 'zod';
import { text } from '../scalars.ts';

/**
 * One certificate a scheme asks for. `levels` names an order of `schemes/certificates.yaml` (lowest level
 * first), because 一级 stands above 二级 for some certificates and CS4 above CS2 for others.
 */
const singleCertificate = {
  title: text,
  /** Other names the same certificate goes by. */
  aliases: z.array(text).default([]),
  /** Direction or specialism that must stand on it, e.g. 安全软件. */
  direction: text.optional(),
  atLeast: text.optional(),
  levels: text.optional(),
  /** Bodies that may have issued it, where the document names them. */
  issuers: z.array(text).default([]),
};

export const certificateRuleSchema = z.strictObject({
  ...singleCertificate,
  /** Certificates that serve equally well in this one's place. */
  orElse: z.array(z.strictObject(singleCertificate)).default([]),
});
export type CertificateRule = z.output<typeof certificateRuleSchema>;
