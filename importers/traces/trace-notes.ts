import type { FileProperty, FileTraces } from '../../src/domain/file-traces.ts';

/** Longer values are no names or numbers that somebody's program wrote. */
const LONGEST_VALUE = 1000;

/** Collects what one file says of its making; every value once. */
export class TraceNotes {
  readonly traces: FileTraces;

  constructor(file: string) {
    this.traces = { file, properties: [], sittings: [], pictures: [] };
  }

  /** @param written what stands in the file, where the value is told in another form */
  addProperty(name: FileProperty, value: string | null | undefined, written?: string): void {
    const told = value?.trim() ?? '';
    if (told === '' || told.length > LONGEST_VALUE) return;
    const { file, properties } = this.traces;
    if (properties.some((one) => one.name === name && one.value === told)) return;
    const location = { file, page: null, path: `properties/${name}`, quote: (written ?? told).trim() };
    properties.push({ name, value: told, location });
  }

  /** @param marks hexadecimal; all zeros stands for none */
  addSittings(marks: readonly string[]): void {
    const told = marks
      .map((mark) => mark.toLowerCase())
      .filter((mark) => /^[0-9a-f]{8}$/.test(mark) && !/^0+$/.test(mark));
    this.traces.sittings = [...new Set([...this.traces.sittings, ...told])];
  }
}
