import type { ArchiveKind } from '../domain/regulation/types';
import type { FaultTextCode, FaultValues } from '../texts/faults';
import { archiveLimits } from './archive-limits';
import type { ArchiveFault } from './archive-limits';
import { kindOfBeginning } from './kind-of-file';
import { lookIntoRar } from './look-into-rar';
import { lookIntoZip } from './look-into-zip';

/** Why an archive is not taken, as a text with what fills its places. */
export interface ArchiveRefusal {
  readonly says: FaultTextCode;
  readonly values?: FaultValues;
}

const lookInto = { zip: lookIntoZip, rar: lookIntoRar } as const;

/** Kinds that hold others: what is in one that lies in another is not looked at. */
const packs =
  /^application\/(zip|vnd\.rar|gzip|x-(tar|7z-compressed|bzip2|xz|lzip|lz4|compress|lzh-compressed|arj|ace-compressed|cpio)|zstd|vnd\.ms-cab-compressed)$/;

const valuesOf: Readonly<Partial<Record<ArchiveFault, FaultValues>>> = {
  'archive-many-entries': { most: archiveLimits.entries },
  'archive-unpacks-large': { most: archiveLimits.unpackedBytes / 1024 / 1024 },
};

/** Whether every file in an archive is of a kind that is taken there; null when it is, and the archive is not empty. */
export async function refusalOfArchive(
  path: string,
  archive: ArchiveKind,
  isTaken: (kind: string) => boolean,
): Promise<ArchiveRefusal | null> {
  const look = await lookInto[archive](path);
  if ('fault' in look) {
    const values = valuesOf[look.fault];
    return { says: look.fault, ...(values && { values }) };
  }
  if (look.heads.length === 0) return { says: 'archive-empty' };
  for (const head of look.heads) {
    const kind = await kindOfBeginning(head);
    if (packs.test(kind)) return { says: 'archive-in-archive' };
    if (!isTaken(kind)) return { says: 'archive-entry-kind', values: { kind } };
  }
  return null;
}
