import type { CommandBody, ProcessEvent, ProcessState } from '../../domain/process';
import { textsIn } from '../../domain/search';
import type { Transaction } from '../database';
import type { SearchedText, SearchedTexts } from '../search';
import type { Change, KeptKind } from './kept-kind';
import type { MessageRow } from './messages-of';
import type { Record } from './record';

/**
 * What can be found by text once a commit stands: a process that begins, by its heading and the words that open it, and every later
 * word by itself. Null for a kind that nobody looks for, and for what is
 * of no client.
 */
export function searchedOf<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  { found, process }: KeptKind<State, Event, Opening, Later, World>,
  { rootId }: { readonly rootId: string },
  change: Change<State, Event, Opening | Later>,
  messages: readonly MessageRow[],
): SearchedTexts | null {
  const { before, state, events, commands } = change;
  const { id, desk, clientId } = state;
  if (found === undefined || clientId === null) return null;
  const heading = before === null ? found.heading(change) : null;
  const openings = new Set(
    commands.flatMap(({ id: command, body }) => (body.type === process.opening.type ? [command] : [])),
  );
  const eventAt = new Map(events.map(({ revision, type }) => [revision, type]));
  const words = messages
    .filter(({ id: command }) => !openings.has(command))
    .map(({ id: word, kind, revision, text, fields }): SearchedText => ({
      source: 'message',
      id: word,
      internal: found.isInternal({ kind, event: eventAt.get(revision) ?? '' }),
      texts: [text, ...textsIn(fields)],
    }));
  return {
    ...{ rootId, desk, clientId },
    title: heading?.title ?? null,
    entries: [
      ...(heading === null ? [] : [{ source: process.kind, id, internal: false, texts: heading.texts }]),
      ...words,
    ],
  };
}

/** The same with the names of files, which are found as far as the word is with which they come. */
export async function searchedWithFiles<State extends ProcessState, Event extends ProcessEvent>(
  transaction: Transaction,
  { searched, messages, bindings, rootId }: Pick<Record<State, Event>, 'searched' | 'messages' | 'bindings' | 'rootId'>,
): Promise<SearchedTexts | null> {
  if (searched === null || messages.length === 0) return searched;
  // A word that comes from elsewhere has brought its files along already.
  const brought = { rootId, messageId: { in: messages.map(({ id }) => id) } };
  const files = await transaction.attachment.findMany({
    where: { OR: [brought, { id: { in: bindings.map(({ attachmentId }) => attachmentId) }, rootId: null }] },
    select: { id: true, name: true, messageId: true },
  });
  const wordOf = new Map(bindings.map(({ attachmentId, messageId }) => [attachmentId, messageId]));
  const internal = new Set(searched.entries.flatMap((entry) => (entry.internal ? [entry.id] : [])));
  const named = files.map(({ id, name, messageId }): SearchedText => ({
    source: 'attachment',
    id,
    internal: internal.has(messageId ?? wordOf.get(id) ?? ''),
    texts: [name],
  }));
  return { ...searched, entries: [...searched.entries, ...named] };
}
