import type { Faults } from './faults';
import { transferLimits, type FileRecord, type Origin } from './records';

/** The files of one word, as many as a word may name; the others are told. */
export function filesWithin(
  files: readonly FileRecord[],
  at: Origin,
  record: string | null,
  faults: Faults,
): readonly FileRecord[] {
  if (files.length > transferLimits.filesOfWord) faults.note(at, 'too-many-files', record, 'files');
  return files.slice(0, transferLimits.filesOfWord);
}

/** A text with the names of files that do not come with it; the names alone, where nothing else was said. */
export function withFileNames(text: string, names: readonly string[]): string {
  return [text, ...names.map((name) => `[${name.slice(0, 200)}]`)].join('\n').trim();
}
