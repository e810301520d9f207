import { randomUUID } from 'node:crypto';
import { unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { AttachmentRule } from '../../domain/regulation';
import { mediaTypeOf, safeName, type FileVerdict } from '../../files/check-file';
import { pieces } from '../../files/pieces';
import { NoTurn } from '../../operations/turns';
import { attachmentIdOf } from '../../store/attachment-id';
import { faultText } from '../../texts/faults';
import type { Language } from '../../texts/language';
import { letterInText } from '../../texts/letters-in';
import type { Attachment } from '../parse/attachments/attachment';
import type { IntakePorts } from './ports';

/** What became of a letter's files. */
export interface KeptFiles {
  /** Ids of those that were taken. */
  readonly taken: readonly string[];
  /** Of each other one, what it is called and why not, in words. They stay in the letter as it is kept. */
  readonly refused: readonly string[];
}

/** As many as a word may name. */
const mostFiles = 20;
/** As many bytes of the beginning as tell a kind. */
const headBytes = 4_100;

/**
 * Takes a letter's files as the desk's rule says, by the very checks of an upload. Said again of the same letter, nothing is kept
 * twice.
 */
export async function keepFiles(
  ports: Pick<IntakePorts, 'store' | 'folder' | 'checkFile'>,
  files: readonly Attachment[],
  {
    letterId,
    desk,
    personId,
    rule,
    language,
  }: {
    readonly letterId: string;
    readonly desk: string;
    readonly personId: string;
    readonly rule: AttachmentRule;
    readonly language: Language;
  },
): Promise<KeptFiles> {
  const taken: string[] = [];
  const refused: string[] = [];
  const refuse = (file: Attachment, why: string): void => {
    refused.push(letterInText('file-refused', language, { name: safeName(file.name), why }));
  };
  for (const [index, file] of files.entries()) {
    if (taken.length >= mostFiles) {
      refuse(file, letterInText('file-too-many', language));
      continue;
    }
    const verdict = await judge(ports, file, rule);
    if (verdict.kind !== 'taken') {
      refuse(file, faultText(verdict.says, language, verdict.values));
      continue;
    }
    // The letter taken up again finds what it kept.
    const id = attachmentIdOf(`letter/${letterId}/${index}`);
    const { bytes, size, sha256, name } = file;
    const upload = { id, desk, uploadedBy: personId, name: safeName(name), mediaType: verdict.mediaType, size, sha256 };
    const kept = await ports.store.addAttachment({ ...upload, chunks: () => pieces(bytes) });
    if (kept.kind === 'kept') taken.push(id);
  }
  return { taken, refused };
}

async function judge(
  { folder, checkFile }: Pick<IntakePorts, 'folder' | 'checkFile'>,
  { bytes, size, type }: Attachment,
  rule: AttachmentRule,
): Promise<FileVerdict> {
  const place = path.join(folder, randomUUID());
  await writeFile(place, bytes, { flag: 'wx', mode: 0o600 });
  try {
    return await checkFile({ path: place, size, head: bytes.subarray(0, headBytes) }, mediaTypeOf(type), rule);
  } catch (error) {
    // The letter is taken up again later.
    if (error instanceof NoTurn) throw new Error('Too many archives are looked into.', { cause: error });
    throw error;
  } finally {
    await unlink(place).catch(() => undefined);
  }
}
