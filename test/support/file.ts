import { createHash } from 'node:crypto';
import type { Store } from '../../store';
import type { Attachment, NewAttachment } from '../../store/attachments';

/** Keeps a file whose bytes a test has in hand. */
export async function keepFile(
  store: Pick<Store, 'addAttachment'>,
  { bytes, ...file }: Omit<NewAttachment, 'size' | 'sha256' | 'chunks'> & { readonly bytes: Uint8Array },
): Promise<Attachment> {
  const kept = await store.addAttachment({
    ...file,
    size: bytes.byteLength,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    chunks: async function* () {
      yield bytes;
    },
  });
  if (kept.kind !== 'kept') throw new Error(`not kept: ${kept.kind}`);
  return kept.attachment;
}

/** All bytes of what comes in pieces. */
export async function wholeOf(chunks: AsyncIterable<Uint8Array> | undefined): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of chunks ?? []) pieces.push(piece);
  return Buffer.concat(pieces);
}
