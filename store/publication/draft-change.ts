import { uuidv7 } from 'uuidv7';
import type { PersonActor } from '../../domain/policy/actor';
import type { Channel } from '../../domain/regulation';
import type { DraftChange, PublicationState } from '../../domain/publication';
import type { Fault } from '../../regulations';
import { recordAudit, type AuditBy } from '../audit/record-audit';
import { rulesFor } from '../look-ups';
import { inUnit } from '../process/in-unit';
import type { Transaction } from '../database';
import type { RunTelling } from '../process/unit';
import { publicationStamps } from '../rules/stamps';
import type { Stamps } from '../rules/stamps';
import type { StoreContext } from '../store-context';
import { Prisma } from '../../prisma/generated/client';
import { aboutContent, digestOfContent, type Content } from './content';
import { draftedOver, type Seen } from './drafted-over';

export interface NewDraft {
  /** The id that it gets: the same request finds the draft that it made the first time. */
  readonly id: string;
  readonly desk: string;
  readonly content: Content;
  readonly actor: PersonActor;
  readonly channel: Channel;
  readonly by: AuditBy;
  readonly seen?: Seen;
  /** A desk has so many that are not published yet, at most; absent: any number. */
  readonly most?: number;
}

export type Drafted =
  | { readonly kind: 'drafted'; readonly id: string; readonly tellings: readonly RunTelling[] }
  /** The id stands for another draft. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'too-many' }
  /** Nothing can be made of a regulation. */
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] };

const decisionsMs = 1_000;

/** An administrator begins to draft a change of the rules: nothing holds yet. */
export async function draftChange(context: StoreContext, draft: NewDraft): Promise<Drafted> {
  const { id, desk, content, actor, channel, by, most = Infinity } = draft;
  const read = await aboutContent(context, content);
  if (!read.ok) return { kind: 'faulty', faults: read.faults };
  const { about } = read;
  const digest = digestOfContent(content);
  const { pin } = await rulesFor(context, desk, null);
  const { result, tellings } = await inUnit(context, { runOf: null, decisionsMs }, async (unit) => {
    const { transaction } = unit;
    const standing = await transaction.draft.findUnique({ where: { id } });
    if (standing !== null) return (await isSame(transaction, id, { desk, digest })) ? 'drafted' : 'conflict';
    const drafts = await transaction.draft.count({ where: { desk, stage: { in: ['draft', 'rehearsing'] } } });
    if (drafts >= most) return 'too-many';
    const [row] = await transaction.$queryRaw<{ number: number; now: Date; stamps: Stamps }[]>(Prisma.sql`
      SELECT nextval('publication_number')::int AS "number", ${await context.clock.inSql()} AS "now",
        ${publicationStamps(Prisma.sql`${desk}`)} AS "stamps"`);
    if (row === undefined) throw new Error('A statement that always gives one row gave none.');
    const now = row.now.getTime();
    const number = `publication/${row.number}`;
    const body: DraftChange = { type: 'draft-change', publicationId: id, number, desk, pin, about, digest };
    await context.kinds.of('publication').begin(unit, {
      ref: { kind: 'publication', id, rootId: id },
      workflowId: number,
      command: { id: uuidv7(), actor, channel, receivedAt: now, storedAt: now, body },
      ...{ stamps: row.stamps, desk, clientId: null, now },
      beside: await draftedOver(transaction, content, null, { desk, now }, draft.seen),
    });
    const subject = { kind: 'publication', id, name: number } as const;
    await recordAudit(transaction, {
      ...{ desk, at: now, by, act: 'draft-opened', subject, before: null, after: { about, digest } },
    });
    return 'drafted' as const;
  });
  return result === 'drafted' ? { kind: 'drafted', id, tellings } : { kind: result };
}

/** The same request again finds the draft that it made, whatever it was revised to since. */
async function isSame(
  transaction: Transaction,
  id: string,
  { desk, digest }: Pick<PublicationState, 'desk' | 'digest'>,
) {
  const first = await transaction.event.findFirst({
    where: { processKind: 'publication', processId: id, revision: 1 },
    select: { data: true },
  });
  const data = first?.data as { readonly desk?: string; readonly digest?: string } | null | undefined;
  return data?.desk === desk && data.digest === digest;
}
