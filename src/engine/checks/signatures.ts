import { type Finding, finding } from '../../domain/finding.ts';
import type { Location } from '../../domain/location.ts';
import type { PdfSignature } from '../../domain/pdf-signature.ts';

/** What a person has to know about the electronic signatures and pictures of seals. None of it rejects a bid. */
export function checkSignatures(signatures: readonly PdfSignature[], sealPictures: readonly Location[]): Finding[] {
  return [...signatures.flatMap(checkSignature), ...reportPictures(sealPictures)];
}

function checkSignature({ state, reason, signer, isFollowed, isOutsideValidity, location }: PdfSignature): Finding[] {
  const who = signer === null ? '电子签名' : `“${signer}”的电子签名`;
  const found: Finding[] = [];
  const report = (severity: 'warning' | 'info', code: string, message: string) =>
    found.push(finding(severity, code, `${who}：${message}`, { locations: [location] }));
  if (state === 'changed') report('warning', 'signature-changed', reason);
  if (state === 'broken') report('warning', 'signature-broken', reason);
  if (state === 'unverifiable') report('info', 'signature-unverified', reason);
  if (state === 'extended' && !isFollowed) report('warning', 'signature-partial', reason);
  if (isOutsideValidity) report('warning', 'signature-certificate-date', '签署时间不在证书有效期内');
  return found;
}

function reportPictures(locations: readonly Location[]): Finding[] {
  if (locations.length === 0) return [];
  const message = `有 ${locations.length} 处印章或签字的图片；图片不是电子签名，不能据此认定已经盖章、签字`;
  return [finding('info', 'seal-picture', message, { locations: [...locations] })];
}
