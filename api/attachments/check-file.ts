import type { AttachmentRule } from '../../domain/regulation';
import type { File } from '../http/define-route';
import { Problem } from '../problems';

const longestName = 200;

/** Characters that hide or turn round what a name says, and those that file systems do not take. */
const unfitInNames = /[\p{Cc}\p{Cf}\p{Surrogate}<>:"|?*]/gu;

/** The last part of a path, without what could harm whoever saves it; `file` when nothing is left. */
export function safeName(given: string): string {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const name = last.replace(unfitInNames, '').replace(/^[. ]+|[. ]+$/g, '');
  if ([...name].length <= longestName) return name === '' ? 'file' : name;
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? '';
  return [...name].slice(0, longestName - ending.length).join('') + ending;
}

/** A media type without parameters; bytes of no declared type when it is none. */
export function mediaTypeOf(given: string): string {
  const type = given.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return /^[a-z0-9][a-z0-9.+-]{0,100}\/[a-z0-9][a-z0-9.+-]{0,100}$/.test(type) ? type : 'application/octet-stream';
}

/** How files of these kinds begin. */
const beginnings: Readonly<Record<string, readonly string[]>> = {
  'image/png': ['89504e470d0a1a0a'],
  'image/jpeg': ['ffd8ff'],
  'image/gif': ['474946383761', '474946383961'],
  'image/bmp': ['424d'],
  'image/webp': ['52494646'],
  'application/pdf': ['25504446'],
};

/** Whether a file that begins so can be what it is said to be. Kinds without a known beginning are believed. */
export function fitsKind(mediaType: string, head: Buffer): boolean {
  const known = Object.hasOwn(beginnings, mediaType) ? beginnings[mediaType] : undefined;
  if (!known) return true;
  const begins = head.subarray(0, 16).toString('hex');
  return known.some((beginning) => begins.startsWith(beginning));
}

function isAllowed(mediaType: string, types: readonly string[]): boolean {
  if (types.length === 0) return true;
  const [family] = mediaType.split('/');
  return types.some((type) => type === mediaType || type === `${family}/*`);
}

/** @throws Problem 413 or 415 for a file that the desk's regulation does not take */
export function checkFile({ size, head }: Pick<File, 'size' | 'head'>, mediaType: string, rule: AttachmentRule): void {
  if (size > rule.maxBytes)
    throw new Problem('too-large', { detail: { says: 'most-bytes', values: { most: rule.maxBytes } } });
  if (isAllowed(mediaType, rule.types) && fitsKind(mediaType, head)) return;
  throw new Problem(
    'unsupported-media-type',
    rule.types.length === 0 ? {} : { detail: { says: 'file-kinds', values: { values: rule.types.join(', ') } } },
  );
}
