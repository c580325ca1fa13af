import { readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isArchive, listArchived } from '../../importers/archive.ts';
import { readBid } from '../../importers/bid/index.ts';
import { readTraces } from '../../importers/traces/index.ts';
import { AppError } from '../domain/app-error.ts';
import type { Comparison, ReadableBid } from '../domain/comparison.ts';
import type { ImportedDocument } from '../domain/document.ts';
import type { FileTraces } from '../domain/file-traces.ts';
import { type Finding, finding } from '../domain/finding.ts';
import { wholeFile } from '../domain/location.ts';
import type { IsoDate } from '../domain/scalars.ts';
import { compareBids } from '../engine/collusion/compare-bids.ts';
import { importDocuments } from './import-document.ts';
import { listFiles } from './read-tenderer.ts';
import { loadReferenceData } from './reference-data.ts';

export interface CompareRequest {
  /** One bid each: a file, a zip or a folder; or one folder with a bid in each of its folders. */
  places: readonly string[];
  /** The procurement document, or a folder with it and its forms. */
  procurementDocument?: string | undefined;
  date: IsoDate;
  /** Called before each file is read: how many have been. */
  onProgress?: (done: number, all: number) => void;
}

interface ReadFiles {
  documents: ImportedDocument[];
  traces: FileTraces[];
  unread: Finding[];
}

/**
 * Reads bids and holds every two of them against each other. A file that cannot be read is told, and the others are compared.
 * @throws AppError where there are fewer than two bids, one is not there, or nothing of one can be read
 */
export async function compareTenderers(request: CompareRequest): Promise<Comparison> {
  const places = request.places.length === 1 ? listFolders(request.places[0] as string) : request.places;
  refuseTooFew(places);
  const tender = request.procurementDocument;
  const all = [...places, ...(tender === undefined ? [] : [tender])].map((place) => ({
    place,
    files: listFiles(place),
  }));
  const progress = countFiles(all.flatMap(({ files }) => files).length, request.onProgress);
  const read: ReadFiles[] = [];
  for (const { place, files } of all) read.push(await readPlace(place, files, progress));
  const procurement = tender === undefined ? undefined : read.pop();
  const bids = read.map(({ documents, traces }, index): ReadableBid => {
    const name = places[index] as string;
    return { name, documents, traces, facts: readBid(documents) };
  });
  const comparison = compareBids({
    bids,
    procurementDocuments: procurement?.documents ?? [],
    procurementTraces: procurement?.traces ?? [],
    regulations: loadReferenceData().regulations,
    date: request.date,
  });
  const unread = [...read.flatMap((each) => each.unread), ...(procurement?.unread ?? [])];
  return { ...comparison, findings: [...unread, ...comparison.findings] };
}

function listFolders(place: string): string[] {
  const isFolder = statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (!isFolder) return [place];
  const folders = readdirSync(place, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
  return folders.every((entry) => entry.isDirectory())
    ? folders.map(({ name }) => path.join(place, name)).sort((a, b) => a.localeCompare(b, 'zh', { numeric: true }))
    : [place];
}

function refuseTooFew(places: readonly string[]): void {
  const given = new Set(places.map((place) => path.resolve(place)));
  if (given.size < places.length) throw new AppError('usage', '同一个文件或文件夹写了两次，请每家供应商写一个');
  if (places.length < 2)
    throw new AppError(
      'usage',
      '比对至少要有两家供应商的文件，请写两个以上的文件或文件夹，或一个文件夹（其中每家一个文件夹）',
    );
}

function countFiles(all: number, tell: CompareRequest['onProgress']): () => void {
  let done = 0;
  return () => {
    tell?.(done, all);
    done += 1;
  };
}

async function readPlace(place: string, files: readonly string[], onFile: () => void): Promise<ReadFiles> {
  const read: ReadFiles = { documents: [], traces: [], unread: [] };
  for (const file of files) {
    onFile();
    const name = path.relative(file === place ? path.dirname(place) : place, file);
    try {
      read.documents.push(...(await importDocuments(file, name)));
      read.traces.push(...(await readTracesOf(file, name)));
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'input-unreadable') throw error;
      read.unread.push(tellUnread(file, error));
    }
  }
  if (read.documents.length === 0)
    throw new AppError('input-unreadable', { file: place, message: whyNothing(read.unread) });
  return read;
}

async function readTracesOf(file: string, name: string): Promise<FileTraces[]> {
  const bytes = await readFile(file);
  if (!isArchive(bytes)) return [await readTraces(name, bytes)];
  const traces: FileTraces[] = [];
  for (const entry of listArchived(bytes)) traces.push(await readTraces(`${name}/${entry.name}`, entry.bytes));
  return traces;
}

function tellUnread(file: string, error: AppError): Finding {
  const message = error.problems.map((problem) => problem.message).join('；');
  return finding('warning', 'file-unreadable', `“${file}”无法读取，没有比对：${message}`, {
    locations: [wholeFile(file)],
  });
}

function whyNothing(unread: readonly Finding[]): string {
  return `没有一个文件能读取：${unread.map(({ message }) => message).join('；')}`;
}
