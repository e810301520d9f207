import type { AttachmentRule } from '../../domain/regulation';
import type { FileAtHand } from '../../files/check-file';
import type { CheckFile } from '../../files/create-file-check';
import { ScannerAway } from '../../files/scan-file';
import { NoTurn } from '../../operations/turns';
import { tooMany } from '../limits/too-many';
import { Problem } from '../problems';

/**
 * Checks a file that came in against the desk's regulation.
 *
 * @param said the media type its sender names
 * @returns the media type it has
 * @throws Problem 413, 415 or 422 for a file that the desk does not take, 429 where too many archives are looked into, 503 while nobody
 * can say whether it harms
 */
export async function checkUpload(
  checkFile: CheckFile,
  file: FileAtHand,
  said: string,
  rule: AttachmentRule,
): Promise<string> {
  const verdict = await checkFile(file, said, rule).catch((error: unknown) => {
    if (error instanceof ScannerAway) throw new Problem('unavailable');
    throw error instanceof NoTurn ? tooMany(error.patienceMs) : error;
  });
  if (verdict.kind === 'taken') return verdict.mediaType;
  const { kind, ...detail } = verdict;
  throw new Problem(kind, { detail });
}
