import { Problem } from '../problems';

/** The revision after which a page of a timeline begins. @throws Problem for a cursor that no page gave */
export function afterRevision(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^[0-9]{1,9}$/.test(cursor)) throw new Problem('bad-cursor');
  return Number(cursor);
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
