/** Bytes of a text in GBK, found by decoding every pair: the platform only decodes it. */
export function encodeGbk(text: string): Buffer {
  return Buffer.concat([...text].map((character) => PAIRS.get(character) ?? Buffer.from(character)));
}

const PAIRS: ReadonlyMap<string, Buffer> = listPairs();

function listPairs(): Map<string, Buffer> {
  const decoder = new TextDecoder('gbk');
  const pairs = new Map<string, Buffer>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const bytes = Buffer.from([lead, trail]);
      const [character = '', ...rest] = decoder.decode(bytes);
      if (rest.length === 0 && character !== '\ufffd' && !pairs.has(character)) pairs.set(character, bytes);
    }
  }
  return pairs;
}
