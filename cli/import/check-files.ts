import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, open, realpath, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { AttachmentRule } from '../../domain/regulation';
import {
  transferLimits,
  type FileRecord,
  type TicketRecord,
  type TransferFault,
  type TransferFaultCode,
} from '../../domain/transfer';
import { mediaTypeOf, safeName, type FileVerdict } from '../../files/check-file';
import type { CheckFile } from '../../files/create-file-check';
import { pieces } from '../../files/pieces';
import type { CheckedFile, CheckedFiles } from '../../store/transfer/keep-files';

/** As many bytes of the beginning as tell a kind. */
const headBytes = 4_100;

interface Checks {
  /** Of the desk. */
  readonly rule: AttachmentRule;
  readonly checkFile: CheckFile;
  /** Where bytes lie while they are looked into. */
  readonly folder: string;
}

/**
 * Looks at the files that tickets bring along, by the very checks of an upload.
 *
 * @returns those that the desk takes, and why not the others
 * @throws NoTurn, ScannerAway: nobody can say then whether a file harms
 */
export async function checkFiles(
  tickets: readonly TicketRecord[],
  checks: Checks,
): Promise<{ readonly files: CheckedFiles; readonly faults: readonly TransferFault[] }> {
  const files = new Map<FileRecord, CheckedFile>();
  const faults: TransferFault[] = [];
  for (const ticket of tickets)
    for (const spoken of [ticket, ...ticket.words])
      for (const [index, file] of spoken.files.entries()) {
        const found = index < transferLimits.filesOfWord ? await checkOne(file, checks) : 'too-many-files';
        if (typeof found === 'string')
          faults.push({ ...file.at, code: found, record: ticket.id, field: file.name.slice(0, 200) });
        else files.set(file, found);
      }
  return { files, faults };
}

async function checkOne(file: FileRecord, checks: Checks): Promise<CheckedFile | TransferFaultCode> {
  const { content } = file;
  switch (content.kind) {
    case 'base64':
      return checkBytes(Buffer.from(content.text, 'base64'), file, checks);
    case 'beside':
      return checkBeside(content.path, file, checks);
    default: {
      const never: never = content;
      return never;
    }
  }
}

async function checkBytes(
  bytes: Buffer,
  file: FileRecord,
  { rule, checkFile, folder }: Checks,
): Promise<CheckedFile | TransferFaultCode> {
  const place = path.join(folder, randomUUID());
  await writeFile(place, bytes, { flag: 'wx', mode: 0o600 });
  try {
    const head = bytes.subarray(0, headBytes);
    const verdict = await checkFile({ path: place, size: bytes.length, head }, mediaTypeOf(file.said), rule);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return taken(verdict, file, { size: bytes.length, sha256, chunks: () => pieces(bytes) });
  } finally {
    await unlink(place);
  }
}

/** A file that lies in the folder of the one that names it: no link leads out of it. */
async function checkBeside(
  named: string,
  file: FileRecord,
  { rule, checkFile }: Checks,
): Promise<CheckedFile | TransferFaultCode> {
  const folder = path.dirname(file.at.file);
  const place = path.join(folder, named);
  const found = await lstat(place).catch(() => null);
  if (found === null || !found.isFile()) return 'file-missing';
  const outside = path.relative(await realpath(folder), await realpath(place));
  if (outside.startsWith('..') || path.isAbsolute(outside)) return 'file-missing';
  const { size } = found;
  if (size > rule.maxBytes) return 'file-too-large';
  const verdict = await checkFile({ path: place, size, head: await headOf(place) }, mediaTypeOf(file.said), rule);
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(place)) hash.update(chunk as Buffer);
  return taken(verdict, file, {
    size,
    sha256: hash.digest('hex'),
    chunks: () => createReadStream(place) as AsyncIterable<Buffer>,
  });
}

async function headOf(place: string): Promise<Uint8Array> {
  const handle = await open(place);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function taken(
  verdict: FileVerdict,
  file: FileRecord,
  bytes: Omit<CheckedFile, 'name' | 'mediaType'>,
): CheckedFile | TransferFaultCode {
  switch (verdict.kind) {
    case 'taken':
      return { ...bytes, name: safeName(file.name), mediaType: verdict.mediaType };
    case 'too-large':
      return 'file-too-large';
    case 'unsupported-media-type':
      return 'file-not-taken';
    case 'harmful-file':
      return 'file-harmful';
    default: {
      const never: never = verdict;
      return never;
    }
  }
}
