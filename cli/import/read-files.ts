import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { transferLimits, type SourceFile, type TransferFault } from '../../domain/transfer';

const endings = { csv: ['.csv', '.tsv'], rt: ['.json', '.ndjson'], zammad: ['.json', '.ndjson'] } as const;

/** Encodings that files may be in beside UTF-8. */
export const encodings = ['utf-8', 'windows-1251'] as const;
export type Encoding = (typeof encodings)[number];

/** The files of some paths: of a folder those with the right ending, in the order of their names, but for the one `apart`. What cannot be read is a fault. */
export async function readFiles(
  paths: readonly string[],
  source: keyof typeof endings,
  encoding: Encoding,
  apart?: string,
): Promise<{ readonly files: readonly SourceFile[]; readonly faults: readonly TransferFault[] }> {
  const files: SourceFile[] = [];
  const faults: TransferFault[] = [];
  for (const file of await filesAt(paths, endings[source])) {
    if (apart !== undefined && path.resolve(file) === path.resolve(apart)) continue;
    const fault = (code: TransferFault['code']): void => {
      faults.push({ file, line: null, code, record: null, field: null });
    };
    const { size } = await stat(file);
    if (size > transferLimits.fileBytes) {
      fault('too-large');
      continue;
    }
    const text = decoded(await readFile(file), encoding);
    if (text === undefined) fault('not-utf8');
    else files.push({ name: file, text });
  }
  return { files, faults };
}

function decoded(bytes: Buffer, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

async function filesAt(paths: readonly string[], ends: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const place of paths) {
    if (!(await stat(place)).isDirectory()) {
      found.push(place);
      continue;
    }
    const names = (await readdir(place)).filter((name) => ends.some((end) => name.toLowerCase().endsWith(end))).sort();
    found.push(...names.map((name) => path.join(place, name)));
  }
  return found;
}
