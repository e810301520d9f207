import type { OpenTickets } from '../../domain/publication';
import { addContract, type ContractAdded } from '../add-contract';
import { recordAudit } from '../audit/record-audit';
import { publishCalendarYears, type CalendarsPublished } from '../publish-calendar-years';
import { publishRegulation, type Force, type Published } from '../publish-regulation';
import type { Within } from '../publish';
import { wasSaid } from '../process/receipt';
import { inUnit } from '../process/in-unit';
import type { Proposed } from '../rehearsal/proposed';
import type { StoreContext } from '../store-context';
import { firstInstantOf, proposedOf, type Content } from './content';
import { desksConcerned } from './desks-concerned';
import { markOf, movedSince, undoneBy, type Moved } from './drafted-over';
import { give, type Given, type GivenOutcome } from './give';

export interface Publishing {
  readonly openTickets: OpenTickets;
  readonly reason: string | null;
  readonly force?: ForceOver;
}

/** Publishes what does not fit, or would undo what was published since; what has moved since it was looked at, nobody has forced. */
export interface ForceOver extends Force {
  /** Marks of what has moved, as its author has seen it. */
  readonly over: readonly string[];
}

/** What the verb that changes the rules has answered, of which nothing came: what it calls `added` or `published` is none of these. */
export type NotPublished =
  | CalendarsPublished
  | Published
  | ContractAdded
  /** Somebody has published this since the draft was begun over what stood: what is drafted would undo it. */
  | { readonly kind: 'base-moved'; readonly moved: readonly Moved[] };

export type DraftPublished = GivenOutcome | { readonly kind: 'not-published'; readonly answer: NotPublished };

/** Undoes the transaction of an attempt of which nothing came. */
class Undone extends Error {}

const decisionsMs = 1_000;

/**
 * Publishes what is drafted: the rules change, and the publication goes on to move what is open, in one transaction; neither stands
 * without the other. What does not fit is checked before, outside of it, and asked once more inside.
 */
export async function publishDraft(
  context: StoreContext,
  given: Given,
  { openTickets, reason, force }: Publishing,
): Promise<DraftPublished> {
  const draft = await context.database.draft.findFirst({ where: { id: given.id } });
  if (draft === null) return { kind: 'no-process' };
  const content = draft.content as unknown as Content;
  const desks = content.kind === 'calendar-years' ? await desksConcerned(context, content.years) : [];
  const effectiveAt = await firstInstantOf(context, content);
  const values = { openTickets, effectiveAt, reason, ...(force === undefined ? {} : { force: force.reason }) };
  const word = {
    type: 'publish',
    content: { digest: draft.digest, openTickets, forced: force !== undefined, reason, effectiveAt },
    act: 'draft-published' as const,
    values,
  };
  // The verb has nothing to change any more where this word has changed it: said again, it is answered as it was.
  if (await wasSaid(context, given.identity)) return give(context, given, word);
  let said: GivenOutcome | undefined;
  /** The word is decided first: what processes keep in memory is never read again once the rules are changed. */
  const within: Within = async (work) => {
    let answer: unknown;
    type Answer = Awaited<ReturnType<typeof work>>['answer'];
    try {
      said = await give(
        context,
        given,
        word,
        async ({ transaction }, state, now) => {
          for (const desk of desks.filter((each) => each !== state.desk))
            await recordAudit(transaction, {
              ...{ desk, at: now, by: given.by, act: 'draft-published', before: null, after: values },
              subject: { kind: 'publication', id: state.id, name: state.number },
            });
          // Asked once other publications wait: two at the same moment would each find that nothing has moved.
          const attempt = await work(transaction, async (at) => {
            const since = await movedSince(transaction, content, { desk: state.desk, now: at });
            const moved = undoneBy(content, since).filter((each) => force?.over.includes(markOf(each)) !== true);
            if (moved.length === 0) return;
            answer = { kind: 'base-moved', moved };
            throw new Undone();
          });
          ({ answer } = attempt);
          if (!attempt.changed) throw new Undone();
        },
        (inOne) => inUnit(context, { runOf: null, decisionsMs }, inOne),
      );
    } catch (error) {
      if (!(error instanceof Undone)) throw error;
      said = undefined;
    }
    return answer as Answer;
  };
  const answer = await flip(context, proposedOf(content), { id: given.id, force, within });
  if (said !== undefined) return said;
  return answer === undefined ? { kind: 'fault' } : { kind: 'not-published', answer };
}

/** Changes the rules. @returns undefined where the word was not taken, and nothing was tried */
function flip(
  context: StoreContext,
  proposed: Proposed,
  { id, force, within }: { readonly id: string; readonly force: Force | undefined; readonly within: Within },
): Promise<CalendarsPublished | Published | ContractAdded | undefined> {
  switch (proposed.kind) {
    case 'calendar-years':
      return publishCalendarYears(context, proposed.years, force, within);
    case 'contract': {
      const { kind: _, ...contract } = proposed;
      return addContract(context, contract, { id, within, ...(force === undefined ? {} : { force }) });
    }
    case 'regulation':
      return publishRegulation(context, proposed.document, force, within);
    default: {
      const never: never = proposed;
      return never;
    }
  }
}
