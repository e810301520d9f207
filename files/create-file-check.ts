import type { AttachmentRule } from '../domain/regulation';
import { z } from 'zod';
import { checkFile, type FileAtHand, type FileVerdict } from './check-file';
import { clamdPlace, clamdScanner, type ScanFile } from './scan-file';

/** Whether a desk takes a file. @throws NoTurn where too many archives are looked into; ScannerAway */
export type CheckFile = (file: FileAtHand, said: string, rule: AttachmentRule) => Promise<FileVerdict>;

/** The variable that names the scanner, as every process reads it that takes files. */
export const scannerEnvironment = {
  CLAMD: z
    .string()
    .refine((written) => clamdPlace(written) !== undefined, { error: 'must be host:port, or the path of a socket' })
    .optional()
    .describe('where clamd listens: host:port or the path of its socket; without it files are not scanned'),
};

/** The check of files, with what a scanner says behind it where one is named. */
export function createFileCheck(clamd: string | undefined): CheckFile {
  const place = clamd === undefined ? undefined : clamdPlace(clamd);
  return place === undefined ? checkFile : scannedBy(clamdScanner(place));
}

/** A file that the desk takes by size and kind is looked into by a scanner too, and taken when that finds nothing. */
export function scannedBy(scan: ScanFile): CheckFile {
  return async (file, said, rule) => {
    const verdict = await checkFile(file, said, rule);
    if (verdict.kind !== 'taken') return verdict;
    const scanned = await scan(file.path);
    switch (scanned.kind) {
      case 'clean':
        return verdict;
      case 'infected':
        return { kind: 'harmful-file', says: 'file-infected', values: { found: scanned.found } };
      case 'not-scanned':
        return { kind: 'harmful-file', says: 'file-not-scanned' };
      default: {
        const never: never = scanned;
        return never;
      }
    }
  };
}
