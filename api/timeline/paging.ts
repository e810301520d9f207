import { Problem } from '../problems';
import { pageQuery } from '../schemas/pages';
import { z } from '../schemas/zod';

/** From which end a timeline is read. */
const order = z.enum(['oldest', 'newest']).optional().openapi({
  description: 'From which end: `oldest` (default) is the order of the record, `newest` the other way round.',
});

export const timelineQuery = z.strictObject({ order, ...pageQuery });
type TimelineQuery = z.output<typeof timelineQuery>;

/** What a page of a timeline is read by. */
export interface TimelineSpan {
  readonly order: 'oldest' | 'newest';
  /** The revision after which it begins in that order; null: at the end. */
  readonly after: number | null;
  readonly most: number;
  /** Types of events that the reader does not see. */
  readonly without: readonly string[];
}

/** @throws Problem for a cursor that no page of this order gave */
export function timelineSpan(
  { order: asked = 'oldest', cursor, limit }: TimelineQuery,
  without: readonly string[],
): TimelineSpan {
  const after = cursor === undefined ? null : /^(oldest|newest)-([0-9]{1,9})$/.exec(cursor);
  if (cursor !== undefined && after?.[1] !== asked) throw new Problem('bad-cursor');
  return { order: asked, after: after === null ? null : Number(after[2]), most: limit ?? 100, without };
}

/** The cursor of what comes after a page; null at the end. */
export function timelineCursor(span: Pick<TimelineSpan, 'order'>, next: number | null): string | null {
  return next === null ? null : `${span.order}-${next}`;
}

/** What a client may read of the words of a page. */
export function publicOf<M extends { readonly kind: string }>(
  messages: ReadonlyMap<string, M>,
  toClient: boolean,
): ReadonlyMap<string, M> {
  return toClient ? new Map([...messages].filter(([, { kind }]) => kind !== 'internal')) : messages;
}

/** Who wrote the words of a page. */
export function authorsOf(messages: ReadonlyMap<string, { authorId: string | null }>): string[] {
  return [...messages.values()].flatMap(({ authorId }) => (authorId === null ? [] : [authorId]));
}

/** The word under the event that keeps it; a command of several events has one message, under the first of them. */
export function messageOf<M extends { readonly revision: number }>(
  event: { readonly revision: number; readonly commandId: string },
  messages: ReadonlyMap<string, M>,
): M | null {
  const message = messages.get(event.commandId);
  return message?.revision === event.revision ? message : null;
}
