import type { AttachmentRule } from '../../domain/regulation';
import { checkFile, type FileAtHand } from '../../files/check-file';
import { NoTurn } from '../../operations/turns';
import { tooMany } from '../limits/too-many';
import { Problem } from '../problems';

/**
 * Checks a file that came in against the desk's regulation.
 *
 * @param said the media type its sender names
 * @returns the media type it has
 * @throws Problem 413 or 415 for a file that the desk does not take, 429 where too many archives are looked into
 */
export async function checkUpload(file: FileAtHand, said: string, rule: AttachmentRule): Promise<string> {
  const verdict = await checkFile(file, said, rule).catch((error: unknown) => {
    throw error instanceof NoTurn ? tooMany(error.patienceMs) : error;
  });
  if (verdict.kind === 'taken') return verdict.mediaType;
  const { kind, ...detail } = verdict;
  throw new Problem(kind, { detail });
}
