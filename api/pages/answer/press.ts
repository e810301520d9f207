import { isRefusalCode, type RefusalCode } from '../../../domain/policy/refusals';
import type { Instant } from '../../../domain/time';
import { ask, refusalOf } from '../../commands/ask';
import { Problem } from '../../problems';
import type { Services } from '../../services';
import { visibleTicket } from '../../tickets/visible-ticket';
import { contentOf, type PressedAnswer } from './form';
import type { Offer } from './standing';

/** What became of a press. */
export type Pressed =
  | { readonly kind: 'done'; readonly closed: boolean; readonly at: Instant; readonly before: boolean }
  | { readonly kind: 'pending' }
  /** @param closed whether the ticket was closed all the same */
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly closed: boolean }
  /** Not what the page had said, or another answer was given on it since: nothing is done, the page is shown anew. */
  | { readonly kind: 'meanwhile' };

type Step = 'close' | 'rate';

/** One answer on one page: pressed again it is the same word. */
function identityOf(letterId: string, { seen }: PressedAnswer, step: Step): string {
  return `press/${letterId}/${seen}/${step}`;
}

/** What was done when this form was pressed before; null: it was not, or something is left to do. */
export async function pressedBefore(
  { store }: Services,
  letterId: string,
  answer: PressedAnswer,
): Promise<Pressed | null> {
  const rated = await store.readSaid(identityOf(letterId, answer, 'rate'));
  if (rated === undefined) return null;
  if (!says(rated.content, answer)) return { kind: 'meanwhile' };
  const closed = answer.does === 'close';
  switch (rated.outcome) {
    case null:
      return { kind: 'pending' };
    case 'done':
      return { kind: 'done', closed, at: rated.receivedAt, before: true };
    case 'refused':
      return { kind: 'refused', code: refusalOf(rated.refusal), closed };
    case 'fault':
      throw new Problem('internal');
    default: {
      const never: never = rated.outcome;
      return never;
    }
  }
}

function says(content: Readonly<Record<string, unknown>>, answer: PressedAnswer): boolean {
  return (['score', 'reason', 'comment'] as const).every((field) => content[field] === answer[field]);
}

/**
 * Does what the page has said: closes an open ticket, then rates the work. Each is a word of the person's like any other, decided by
 * the rules of the desk.
 */
export async function press(
  services: Services,
  offer: Offer,
  answer: PressedAnswer,
  requestId: string,
): Promise<Pressed> {
  const { does, letterId } = offer;
  // Closed by this very form, and then something went wrong: the rest of it is done now.
  const begun = does === 'rate' && answer.does === 'close' && (await wasClosed(services, letterId, answer));
  if (answer.does !== does && !begun) return { kind: 'meanwhile' };
  if (String(offer.given?.rating.at ?? 0) !== answer.seen) return { kind: 'meanwhile' };
  if (does === 'close') {
    const closed = await say(services, offer, answer, 'close', requestId);
    if (closed !== 'done') return closed === 'pending' ? { kind: 'pending' } : { ...closed, closed: false };
  }
  const { caller } = offer;
  const visible = does === 'close' ? await visibleTicket({ services, caller }, offer.visible.ticket.state.id) : null;
  const rated = await say(services, visible === null ? offer : { ...offer, visible }, answer, 'rate', requestId);
  const closed = answer.does === 'close';
  if (rated === 'pending') return { kind: 'pending' };
  if (rated !== 'done') return { ...rated, closed };
  return { kind: 'done', closed, at: (visible ?? offer.visible).ticket.readAt, before: false };
}

async function wasClosed({ store }: Services, letterId: string, answer: PressedAnswer): Promise<boolean> {
  return (await store.readSaid(identityOf(letterId, answer, 'close')))?.outcome === 'done';
}

async function say(
  services: Services,
  { caller, visible: { ticket, actor }, letterId }: Offer,
  answer: PressedAnswer,
  type: Step,
  requestId: string,
): Promise<'done' | 'pending' | { readonly kind: 'refused'; readonly code: RefusalCode }> {
  const { id } = ticket.state;
  const context = { services, caller, requestId, ifMatch: null, idempotencyKey: null };
  try {
    const asked = await ask(context, (receipt) => services.store.sayToTicket(receipt, ticket.seen), {
      kind: 'ticket',
      id,
      ticketId: id,
      named: id,
      type,
      identity: identityOf(letterId, answer, type),
      content: type === 'close' ? {} : contentOf(answer),
      actor,
      // The mailbox is what says who presses.
      channel: 'email',
      at: ticket.readAt,
    });
    return asked.kind;
  } catch (error) {
    if (error instanceof Problem && isRefusalCode(error.code)) return { kind: 'refused', code: error.code };
    throw error;
  }
}
