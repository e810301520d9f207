import { effectiveAt, type EventHead } from '../../domain/process';
import { attachmentPath } from '../attachments/present-attachment';
import type { ApiStore } from '../services';
import { iso } from '../tickets/present-clock';

type Timeline = Awaited<ReturnType<ApiStore['readTimeline']>>;
export type MessageToShow = NonNullable<ReturnType<Timeline['messages']['get']>>;

/** A fact with its head, of a ticket or of a visit. */
export interface EventToShow extends EventHead {
  readonly type: string;
}

/** Keys under which events keep instants; a date, a code or a short id may stand under some of them as well. */
const instantKeys: ReadonlySet<string> = new Set([
  'agreedAt',
  'asOf',
  'at',
  'deliveredAt',
  'due',
  'expectedAt',
  'from',
  'notBefore',
  'proposedAt',
  'readyAt',
  'receivedAt',
  'startedAt',
  'to',
  'until',
  'was',
  'wouldBeDue',
]);

export function isInstantKey(key: string): boolean {
  return instantKeys.has(key);
}

/** One entry of a timeline, with its sentence. */
export function presentEntry(
  event: EventToShow,
  text: string,
  message: MessageToShow | null,
  names: ReadonlyMap<string, string>,
): object {
  const { revision, type, at: _at, asOf: _asOf, by, commandId, ...data } = event;
  return {
    revision,
    type,
    at: iso(effectiveAt(event)),
    by:
      'person' in by
        ? { kind: 'person', id: by.person, role: by.role, name: names.get(by.person) ?? null }
        : { kind: 'system', id: by.part, role: null, name: null },
    commandId,
    text,
    message: message && presentMessage(message, names),
    data: withInstants(data),
  };
}

function presentMessage(message: MessageToShow, names: ReadonlyMap<string, string>): object {
  const { id, kind, side, authorId, channel, text, attachments } = message;
  return {
    id,
    visibility: kind === 'internal' ? 'internal' : 'public',
    kind,
    side,
    author: authorId === null ? null : { id: authorId, name: names.get(authorId) ?? null },
    channel,
    text,
    attachments: attachments.map((attachment) => ({ ...attachment, href: attachmentPath(attachment.id) })),
  };
}

/** Instants as the API writes them, however deep they lie: a clock that starts, the progress of a visit. */
function withInstants(value: unknown, key = ''): unknown {
  if (typeof value === 'number') return isInstantKey(key) ? iso(value) : value;
  if (Array.isArray(value)) return value.map((item) => withInstants(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withInstants(inner, name)]));
}
