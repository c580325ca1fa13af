/** A decoded picture: RGBA, row by row from the top left. */
export interface Bitmap {
  data: Uint8Array | Uint8ClampedArray;
  width: number;
  height: number;
}

/** Brightness only, 0 black to 255 white. */
export interface GrayImage {
  data: Uint8Array;
  width: number;
  height: number;
}

export type QuarterTurn = 0 | 90 | 180 | 270;

const WHITE = 255;

export function createGray(width: number, height: number): GrayImage {
  return { data: new Uint8Array(width * height), width, height };
}

/** Luminance on white paper: what is transparent shows the paper. */
export function toGray({ data, width, height }: Bitmap): GrayImage {
  const gray = createGray(width, height);
  for (let index = 0, at = 0; index < gray.data.length; index += 1, at += 4) {
    const ink = (77 * (data[at] ?? 0) + 150 * (data[at + 1] ?? 0) + 29 * (data[at + 2] ?? 0)) >> 8;
    const alpha = data[at + 3] ?? WHITE;
    gray.data[index] = alpha === WHITE ? ink : (ink * alpha + WHITE * (WHITE - alpha)) / WHITE;
  }
  return gray;
}

/** Averages areas when it makes smaller and interpolates when it makes larger. */
export function resizeGray(image: GrayImage, width: number, height: number): GrayImage {
  if (width === image.width && height === image.height) return image;
  const narrow = new Float32Array(width * image.height);
  const columns = sampleAxis(image.width, width);
  for (let y = 0, at = 0; y < image.height; y += 1) {
    const row = y * image.width;
    for (let x = 0; x < width; x += 1, at += 1) {
      const first = row + (columns.first[x] ?? 0);
      const weights = x * columns.reach;
      let sum = 0;
      for (let part = 0; part < columns.reach; part += 1) {
        sum += (image.data[first + part] ?? 0) * (columns.weights[weights + part] ?? 0);
      }
      narrow[at] = sum;
    }
  }
  const resized = createGray(width, height);
  const rows = sampleAxis(image.height, height);
  const sums = new Float32Array(width);
  for (let y = 0; y < height; y += 1) {
    sums.fill(0.5);
    for (let part = 0; part < rows.reach; part += 1) {
      const start = ((rows.first[y] ?? 0) + part) * width;
      const weight = rows.weights[y * rows.reach + part] ?? 0;
      for (let x = 0; x < width; x += 1) sums[x] = (sums[x] ?? 0) + (narrow[start + x] ?? 0) * weight;
    }
    resized.data.set(sums, y * width);
  }
  return resized;
}

/** For each place of the new axis: where it begins on the old one, and the weight of the `reach` places from there. */
interface AxisSamples {
  first: Int32Array;
  weights: Float32Array;
  reach: number;
}

/** A triangle filter as wide as a pixel of the coarser of both pictures. */
function sampleAxis(from: number, to: number): AxisSamples {
  const step = from / to;
  const radius = Math.max(1, step);
  const reach = Math.min(from, Math.ceil(2 * radius) + 1);
  const first = new Int32Array(to);
  const weights = new Float32Array(to * reach);
  for (let index = 0; index < to; index += 1) {
    const centre = (index + 0.5) * step - 0.5;
    const start = Math.min(from - reach, Math.max(0, Math.floor(centre - radius)));
    const raw = Array.from({ length: reach }, (_, part) => Math.max(0, radius - Math.abs(start + part - centre)));
    const total = raw.reduce((sum, weight) => sum + weight, 0);
    first[index] = start;
    weights.set(
      raw.map((weight) => weight / total),
      index * reach,
    );
  }
  return { first, weights, reach };
}

/** Turns the picture clockwise. */
export function turnGray(image: GrayImage, turn: QuarterTurn): GrayImage {
  if (turn === 0) return image;
  const { data, width, height } = image;
  const turned = turn === 180 ? createGray(width, height) : createGray(height, width);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const value = data[y * width + x] ?? 0;
      if (turn === 180) turned.data[(height - 1 - y) * width + (width - 1 - x)] = value;
      else if (turn === 90) turned.data[x * height + (height - 1 - y)] = value;
      else turned.data[(width - 1 - x) * height + y] = value;
    }
  }
  return turned;
}

/** Rotates about the centre by a few degrees (clockwise where positive); the corners that come in are white. */
export function rotateGray(image: GrayImage, degrees: number): GrayImage {
  const { data, width, height } = image;
  const rotated = createGray(width, height);
  const sin = Math.sin((degrees * Math.PI) / 180);
  const cos = Math.cos((degrees * Math.PI) / 180);
  const middleX = (width - 1) / 2;
  const middleY = (height - 1) / 2;
  for (let y = 0; y < height; y += 1) {
    let sourceX = -middleX * cos + (y - middleY) * sin + middleX;
    let sourceY = middleX * sin + (y - middleY) * cos + middleY;
    for (let x = 0; x < width; x += 1, sourceX += cos, sourceY -= sin) {
      const left = Math.floor(sourceX);
      const top = Math.floor(sourceY);
      if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) {
        rotated.data[y * width + x] = WHITE;
        continue;
      }
      const at = top * width + left;
      const partX = sourceX - left;
      const partY = sourceY - top;
      const upper = (data[at] ?? 0) * (1 - partX) + (data[at + 1] ?? 0) * partX;
      const lower = (data[at + width] ?? 0) * (1 - partX) + (data[at + width + 1] ?? 0) * partX;
      rotated.data[y * width + x] = upper * (1 - partY) + lower * partY;
    }
  }
  return rotated;
}
