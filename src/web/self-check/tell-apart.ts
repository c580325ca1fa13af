import type { UploadedFile } from '../imports/read-upload.ts';

export interface ToldApart {
  files: UploadedFile[];
  /** What came a second time with the same content, and was left out. */
  repeated: UploadedFile[];
}

/**
 * Places are named by file, so no two files of a bid may have one name: 正本.docx, 正本（2）.docx. A file that was chosen
 * twice would count twice.
 */
export function tellApart(uploaded: readonly UploadedFile[]): ToldApart {
  const files: UploadedFile[] = [];
  const repeated: ToldApart['repeated'] = [];
  const taken = new Set<string>();
  for (const file of uploaded) {
    if (files.some(({ sha256 }) => sha256 === file.sha256)) repeated.push(file);
    else {
      const name = findFreeName(file.name, taken);
      taken.add(name);
      files.push({ ...file, name });
    }
  }
  return { files, repeated };
}

function findFreeName(name: string, taken: ReadonlySet<string>): string {
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${stem}（${number}）${ending}`;
    if (!taken.has(candidate)) return candidate;
  }
}
