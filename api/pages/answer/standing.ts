import type { RefusalCode } from '../../../domain/policy/refusals';
import { abilities } from '../../../domain/process';
import type { FeedbackRule } from '../../../domain/regulation';
import { pressCycle, ticketKind, type Rating } from '../../../domain/ticket';
import type { Instant } from '../../../domain/time';
import { readLink } from '../../../letters/press';
import type { Language } from '../../../texts/language';
import type { Caller } from '../../auth/caller';
import { Problem } from '../../problems';
import type { Services } from '../../services';
import { visibleTicket, type VisibleTicket } from '../../tickets/visible-ticket';

/** How long a letter can be answered by its links. */
export const answerableMs = 14 * 24 * 60 * 60_000;

/** What a press would do now. */
export interface Offer {
  readonly kind: 'offer';
  readonly language: Language;
  /** Whose letter it is, and whose act the answer will be. */
  readonly caller: Caller;
  readonly visible: VisibleTicket;
  readonly letterId: string;
  readonly does: 'close' | 'rate';
  readonly feedback: FeedbackRule;
  /** The score of the block that was pressed in the letter; null: the desk has no such score now. */
  readonly chosen: string | null;
  /** The rating that stands, and until when it can be corrected. */
  readonly given: Given | null;
}

export interface Given {
  readonly rating: Rating;
  /** Null: it cannot be. */
  readonly correctableUntil: Instant | null;
}

/** What a link of a letter comes to. */
export type Standing =
  | Offer
  /** We have not signed it, or the letter is gone. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'not-yours'; readonly language: Language }
  | { readonly kind: 'expired' | 'earlier'; readonly language: Language; readonly tid: string }
  | (Pick<Offer, 'language' | 'caller' | 'visible' | 'letterId' | 'given' | 'feedback'> & {
      readonly kind: 'refused';
      readonly code: RefusalCode;
    });

/**
 * Looks at a link and at the ticket it is about. Reads only: whoever opens it, person or machine, changes nothing.
 *
 * @throws what the store throws
 */
export async function standingOf(services: Services, token: string): Promise<Standing> {
  const { store, links } = services;
  const link = links && readLink(links.answer, token);
  const letter = link ? await store.findLetter(link.letterId) : undefined;
  const cycle = letter?.params[pressCycle];
  if (!link || letter === undefined || typeof cycle !== 'number') return { kind: 'unknown' };
  const { language, recipientId, id: letterId } = letter;
  const found = await store.findCaller(recipientId);
  const caller: Caller | null = found && { ...found, via: 'session' };
  const visible = caller && (await seen(services, caller, letter.ticketId));
  if (!caller || !visible) return { kind: 'not-yours', language };
  const { state, rules, readAt } = visible.ticket;
  if (readAt > letter.createdAt + answerableMs) return { kind: 'expired', language, tid: state.tid };
  if (state.cycle !== cycle) return { kind: 'earlier', language, tid: state.tid };
  const { feedback } = rules.regulation;
  const can = abilities(ticketKind, state, visible.actor, rules, state, readAt);
  const does = state.stage === 'closed' ? 'rate' : 'close';
  const able = can[does] ?? 'not-allowed';
  if (able === 'not-allowed') return { kind: 'not-yours', language };
  const given = givenOf(visible, feedback);
  const common = { language, caller, visible, letterId, given, feedback };
  if (able !== 'yes') return { kind: 'refused', code: able, ...common };
  return { kind: 'offer', does, chosen: Object.hasOwn(feedback.scale, link.says) ? link.says : null, ...common };
}

async function seen(services: Services, caller: Caller, ticketId: string): Promise<VisibleTicket | null> {
  try {
    return await visibleTicket({ services, caller }, ticketId);
  } catch (error) {
    if (error instanceof Problem && error.code === 'not-found') return null;
    throw error;
  }
}

function givenOf({ ticket }: VisibleTicket, { correctableMinutes }: FeedbackRule): Given | null {
  const { ratings, cycle } = ticket.state;
  const rating = ratings.find((each) => each.cycle === cycle);
  if (rating === undefined) return null;
  return {
    rating,
    correctableUntil: correctableMinutes === null ? null : rating.givenAt + correctableMinutes * 60_000,
  };
}
