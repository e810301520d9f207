import type { ArchiveKind, AttachmentRule } from '../../domain/regulation';
import type { FaultTextCode, FaultValues } from '../../texts/faults';
import type { File } from '../http/define-route';
import { Problem } from '../problems';
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

/**
 * Checks a file against the desk's regulation: its size, and its kind by content.
 *
 * @param said the media type its sender names
 * @returns the media type it has
 * @throws Problem 413 or 415 for a file that the desk does not take
 */
export async function checkFile(
  { size, head, path }: Pick<File, 'size' | 'head' | 'path'>,
  said: string,
  rule: AttachmentRule,
): Promise<string> {
  if (size > rule.maxBytes)
    throw new Problem('too-large', { detail: { says: 'most-bytes', values: { most: rule.maxBytes } } });
  const kind = await kindOfFile({ path, head }, said);
  const taken = takenBy(rule);
  if (kind === undefined) {
    throw new Problem('unsupported-media-type', {
      detail: taken ?? { says: 'file-unlike-kind', values: { kind: said } },
    });
  }
  if (taken === null || isAmong(kind, rule.types)) return kind;
  const { packed } = rule;
  if (packed === undefined || !isArchiveType(kind) || !packed.archives.includes(archiveTypes[kind]))
    throw new Problem('unsupported-media-type', { detail: taken });
  const isTaken = (entry: string) => isAmong(entry, packed.types);
  const refusal = await refusalOfArchive(path, archiveTypes[kind], isTaken);
  if (refusal === null) return kind;
  const values = { ...refusal.values, packed: packed.types.join(', ') };
  throw new Problem('unsupported-media-type', { detail: { says: refusal.says, values } });
}
