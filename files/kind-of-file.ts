/** What kinds a file can be taken for where its bytes do not decide alone. */
const looseKinds: Readonly<Record<string, RegExp>> = {
  // Every document of markup begins so; which one it is, its sender says.
  'application/xml': /^text\/|\+xml$/,
  // The container of Office before 2007: what is in it, its beginning does not say.
  'application/x-cfb': /^application\/(msword|vnd\.ms-(excel|powerpoint|outlook|project|works)|vnd\.visio|x-msi)$/,
};

/** Other names of the same kind, as browsers and the library write them. */
const otherNames: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'image/x-png': 'image/png',
  // A moving PNG is a PNG.
  'image/apng': 'image/png',
  'image/x-bmp': 'image/bmp',
  'image/x-ms-bmp': 'image/bmp',
  'image/x-windows-bmp': 'image/bmp',
  'application/x-zip': 'application/zip',
  'application/x-zip-compressed': 'application/zip',
  'application/x-rar': 'application/vnd.rar',
  'application/x-rar-compressed': 'application/vnd.rar',
};

/** Kinds that are text themselves: their beginning is enough, though nothing but text follows. */
const writtenAsText = /^(text\/|application\/(pdf|rtf|postscript|eps|xml|pgp-encrypted|x-ms-regedit)$)/;

/** Kinds that the library knows, but not every file of them: whoever says so is believed. */
const notAlwaysFound =
  /^(text|model)\/|^application\/(xml|postscript|eps|x-apple-diskimage|pgp-encrypted|x-ms-regedit)$|^audio\/(mpeg|aac)$|^video\/(mpeg|mp2t|mp1s|mp2p)$/;

/** Sizes of the header that comes after the first 14 bytes of a bitmap. */
const bitmapHeaders = new Set([12, 40, 52, 56, 64, 108, 124]);

export function properName(mediaType: string): string {
  return Object.hasOwn(otherNames, mediaType) ? (otherNames[mediaType] ?? mediaType) : mediaType;
}

const control = /[\0-\x08\x0b\x0e-\x1a\x1c-\x1f]/;

/** The alphabet that the mark at the beginning of a text names. */
function alphabetOf([first, second, third]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : undefined;
}

/** Whether what begins so can be text: no control characters, in the alphabet it is marked with or in any of single bytes. */
function readsAsText(head: Uint8Array): boolean {
  const alphabet = alphabetOf(head);
  if (alphabet !== 'utf-16le' && alphabet !== 'utf-16be') {
    return head.length > 0 && !control.test(Buffer.from(head).toString('latin1'));
  }
  const text = new TextDecoder(alphabet).decode(head.subarray(0, head.length - (head.length % 2)));
  // The last character may be cut in two.
  return !control.test(text) && !text.slice(0, -1).includes('\ufffd');
}

/**
 * Whether text was taken for something else: the shortest signatures are two letters, and a frame of sound may begin as a text in
 * UTF-16 does, or one in Cyrillic.
 */
function isMistaken(kind: string, head: Uint8Array): boolean {
  if (writtenAsText.test(kind) || !readsAsText(head)) return false;
  return (head[0] ?? 0) < 0x80 || alphabetOf(head) !== undefined || /^audio\/(mpeg|aac)$/.test(kind);
}

function isBitmap(head: Uint8Array): boolean {
  return head.length >= 18 && bitmapHeaders.has(Buffer.from(head.subarray(14, 18)).readUInt32LE());
}

/** What the library found, where the bytes bear it out. */
function borneOut(found: string | undefined, head: Uint8Array): string | undefined {
  if (found === undefined) return undefined;
  const kind = properName(found.split(';', 1)[0] ?? found);
  if (kind === 'image/bmp' && !isBitmap(head)) return undefined;
  return isMistaken(kind, head) ? undefined : kind;
}

/** The kind that a whole file has by its content; undefined where its content does not tell. */
async function kindByContent({ path, head }: { readonly path: string; readonly head: Uint8Array }) {
  const { fileTypeFromFile } = await import('file-type/node');
  const found = await fileTypeFromFile(path).catch((error: unknown) => {
    // Of the file system; what bytes can do to the library is no more than not to be known.
    if (error instanceof Error && 'syscall' in error) throw error;
    return undefined;
  });
  return borneOut(found?.mime, head);
}

/**
 * What kind a file is: its content says, and where that does not tell, its sender.
 *
 * @param said the media type its sender names
 * @returns undefined for a file that is said to be of a kind which always shows, and does not
 */
export async function kindOfFile(
  file: { readonly path: string; readonly head: Uint8Array },
  said: string,
): Promise<string | undefined> {
  const found = await kindByContent(file);
  const named = properName(said);
  if (found !== undefined) return looseKinds[found]?.test(named) === true ? named : found;
  const { supportedMimeTypes } = await import('file-type/node');
  const alwaysFound = supportedMimeTypes.has(named) || named === 'application/vnd.rar';
  return alwaysFound && !notAlwaysFound.test(named) ? undefined : named;
}

/** What kind the beginning of a file shows, where nobody says anything of it. */
export async function kindOfBeginning(head: Uint8Array): Promise<string> {
  const { fileTypeFromBuffer } = await import('file-type/node');
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  const kind = borneOut(found?.mime, head);
  if (kind !== undefined) return kind;
  // A container of which the beginning alone is in hand is one all the same.
  if (head[0] === 0x50 && head[1] === 0x4b && (head[2] ?? 0) < 8) return 'application/zip';
  return readsAsText(head) ? 'text/plain' : 'application/octet-stream';
}
