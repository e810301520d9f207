import { uuidv7 } from 'uuidv7';
import { Prisma } from '../../prisma/generated/client';
import type { DeclareIncident, LinkRule } from '../../domain/incident';
import type { PersonActor } from '../../domain/policy/actor';
import type { Channel } from '../../domain/regulation';
import type { Transaction } from '../database';
import { clean, contentDigest } from '../json';
import { rulesFor } from '../look-ups';
import { inUnit } from '../process/in-unit';
import type { RunTelling } from '../process/unit';
import { publicationStamps, type Stamps } from '../rules/stamps';
import type { StoreContext } from '../store-context';
import type { IncidentBeside } from './kept-incident';

export interface NewIncident {
  /** The id that it gets: the same request finds the incident that it made the first time. */
  readonly id: string;
  readonly desk: string;
  readonly title: string;
  /** What is known of it, for the desk's people. */
  readonly text: string | null;
  /** Null: no ticket belongs to it by itself. */
  readonly rule: LinkRule | null;
  readonly actor: PersonActor;
  readonly channel: Channel;
}

export type Declared =
  | { readonly kind: 'declared'; readonly id: string; readonly tellings: readonly RunTelling[] }
  /** The id stands for another incident. */
  | { readonly kind: 'conflict' };

const decisionsMs = 1_000;

/** Something does not work, for many: an incident of a desk begins, and its run links what belongs to it by its rule. */
export async function declareIncident(context: StoreContext, incident: NewIncident): Promise<Declared> {
  const { id, desk, rule, actor, channel } = incident;
  const { title, text } = clean({ title: incident.title, text: incident.text });
  const { pin } = await rulesFor(context, desk, null);
  const { result, tellings } = await inUnit(context, { runOf: null, decisionsMs }, async (unit) => {
    const { transaction } = unit;
    const digest = contentDigest({ desk, title, text, rule });
    const standing = await transaction.incident.findUnique({ where: { id } });
    if (standing !== null) return (await isSame(transaction, id, digest)) ? 'declared' : 'conflict';
    const [row] = await transaction.$queryRaw<{ number: number; now: Date; stamps: Stamps }[]>(Prisma.sql`
      SELECT nextval('incident_number')::int AS "number", ${await context.clock.inSql()} AS "now",
        ${publicationStamps(Prisma.sql`${desk}`)} AS "stamps"`);
    if (row === undefined) throw new Error('A statement that always gives one row gave none.');
    const now = row.now.getTime();
    const number = `incident/${row.number}`;
    const body: DeclareIncident = {
      ...{ type: 'declare-incident', incidentId: id, number, desk, pin, rule, text, digest },
      ...{ person: actor.personId, owner: actor.shortId },
    };
    const beside: IncidentBeside = { title };
    await context.kinds.of('incident').begin(unit, {
      ref: { kind: 'incident', id, rootId: id },
      workflowId: number,
      command: { id: uuidv7(), actor, channel, receivedAt: now, storedAt: now, body },
      ...{ stamps: row.stamps, desk, clientId: null, now, beside },
    });
    return 'declared' as const;
  });
  return result === 'declared' ? { kind: 'declared', id, tellings } : { kind: result };
}

/** The same request again finds what it declared, whatever has become of it since. */
async function isSame(transaction: Transaction, id: string, digest: string): Promise<boolean> {
  const first = await transaction.event.findFirst({
    where: { processKind: 'incident', processId: id, revision: 1 },
    select: { data: true },
  });
  return (first?.data as { readonly digest?: string } | null | undefined)?.digest === digest;
}
