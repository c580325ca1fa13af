import { encode } from 'uqr';

const BORDER = 4;

interface QrCodeProps {
  text: string;
  title: string;
}

/** A QR code as a picture in the page: one square of the picture a module. */
export function QrCode({ text, title }: QrCodeProps) {
  const { data, size } = encode(text, { ecc: 'M', border: BORDER });
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg class="qr" role="img" aria-label={title} viewBox={`0 0 ${size} ${size}`} shape-rendering="crispEdges">
      <path d={path} />
    </svg>
  );
}
