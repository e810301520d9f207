import type { ArchiveKind, AttachmentRule } from '../domain/regulation';
import type { FaultTextCode, FaultValues } from '../texts/faults';
import { refusalOfArchive } from './check-archive';
import { kindOfFile } from './kind-of-file';

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

const archiveTypes = { 'application/zip': 'zip', 'application/vnd.rar': 'rar' } as const satisfies Record<
  string,
  ArchiveKind
>;

function isArchiveType(mediaType: string): mediaType is keyof typeof archiveTypes {
  return Object.hasOwn(archiveTypes, mediaType);
}

function isAmong(mediaType: string, types: readonly string[]): boolean {
  const [family] = mediaType.split('/');
  return types.some((type) => type === mediaType || type === `${family}/*`);
}

/** What a desk takes, as a text. */
function takenBy({ types, packed }: AttachmentRule): { says: FaultTextCode; values: FaultValues } | null {
  if (types.length === 0) return null;
  const values = types.join(', ');
  if (packed === undefined) return { says: 'file-kinds', values: { values } };
  const archives = packed.archives.map((kind) => kind.toUpperCase()).join(', ');
  return { says: 'file-kinds-packed', values: { values, archives, packed: packed.types.join(', ') } };
}

/** A file that lies on disk. */
export interface FileAtHand {
  readonly path: string;
  readonly size: number;
  /** Its first bytes, as many as tell a kind. */
  readonly head: Uint8Array;
}

/** Whether a desk takes a file: the media type that it has, or why not, as a text with what fills its places. */
export type FileVerdict =
  | { readonly kind: 'taken'; readonly mediaType: string }
  | {
      readonly kind: 'too-large' | 'unsupported-media-type' | 'harmful-file';
      readonly says: FaultTextCode;
      readonly values?: FaultValues;
    };

/**
 * Checks a file against the desk's regulation: its size, and its kind by content.
 *
 * @param said the media type its sender names
 * @throws NoTurn where too many archives are looked into
 */
export async function checkFile(
  { size, head, path }: FileAtHand,
  said: string,
  rule: AttachmentRule,
): Promise<FileVerdict> {
  if (size > rule.maxBytes) return { kind: 'too-large', says: 'most-bytes', values: { most: rule.maxBytes } };
  const kind = await kindOfFile({ path, head }, said);
  const taken = takenBy(rule);
  if (kind === undefined)
    return { kind: 'unsupported-media-type', ...(taken ?? { says: 'file-unlike-kind', values: { kind: said } }) };
  if (taken === null || isAmong(kind, rule.types)) return { kind: 'taken', mediaType: kind };
  const { packed } = rule;
  if (packed === undefined || !isArchiveType(kind) || !packed.archives.includes(archiveTypes[kind]))
    return { kind: 'unsupported-media-type', ...taken };
  const isTaken = (entry: string) => isAmong(entry, packed.types);
  const refusal = await refusalOfArchive(path, archiveTypes[kind], isTaken);
  if (refusal === null) return { kind: 'taken', mediaType: kind };
  const values = { ...refusal.values, packed: packed.types.join(', ') };
  return { kind: 'unsupported-media-type', says: refusal.says, values };
}
