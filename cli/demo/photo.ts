import { createHash } from 'node:crypto';

/** One grey pixel as PNG: the photo that a work act needs. */
const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';

/** A photo as a form for `POST /attachments`. */
export function photoForm(desk: string, name: string): FormData {
  const form = new FormData();
  form.set('desk', desk);
  form.set('file', new Blob([Buffer.from(picture, 'base64')], { type: 'image/png' }), name);
  return form;
}

/** The same as the store keeps files. */
export function photoFile(name: string) {
  const bytes = Buffer.from(picture, 'base64');
  return {
    name,
    mediaType: 'image/png',
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    chunks: async function* () {
      yield bytes;
    },
  };
}
