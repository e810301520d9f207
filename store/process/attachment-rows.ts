import type { Actor } from '../../domain/policy/actor';
import type { Queryable } from '../database';
import { isUuid } from '../json';

/** The attachments that a command's content names. */
export function attachmentsOf(content: Readonly<Record<string, unknown>>): string[] {
  const { attachments } = content;
  return Array.isArray(attachments) ? attachments.filter((id): id is string => typeof id === 'string') : [];
}

/**
 * The first attachment that this actor cannot give to a process of this desk now; undefined when all of them can be. What
 * was uploaded for one desk was checked by that desk's rules, so it belongs to no other's.
 *
 * @param standingOn the root of the process whose files can be named as well
 */
export async function missingAttachment(
  database: Queryable,
  ids: readonly string[],
  desk: string,
  actor: Actor,
  standingOn: string | null = null,
): Promise<string | undefined> {
  if (ids.length === 0) return undefined;
  const found = await database.attachment.findMany({
    where: {
      id: { in: ids.filter(isUuid) },
      desk,
      OR: [
        { rootId: null, ...(actor.kind === 'person' ? { uploadedBy: actor.personId } : {}) },
        ...(standingOn === null ? [] : [{ rootId: standingOn }]),
      ],
    },
    select: { id: true },
  });
  const usable = new Set(found.map(({ id }) => id));
  return ids.find((id) => !usable.has(id.toLowerCase()));
}
