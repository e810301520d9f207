import type { TicketEvent, TicketRules } from '../../domain/ticket';
import type { Language } from '../../texts/language';
import { timelineText } from '../../texts/timeline';
import { attachmentPath } from '../attachments/present-attachment';
import type { ApiStore } from '../services';
import { inWords } from '../tickets/in-words';
import { iso } from '../tickets/present-clock';

type Timeline = Awaited<ReturnType<ApiStore['readTimeline']>>;
type MessageToShow = NonNullable<ReturnType<Timeline['messages']['get']>>;

/** Events that only the desk sees; clients see deadlines through clocks and accounts. */
export const internalEvents = [
  'noted',
  'signal-refused',
  'delivery-failed',
  'threshold-told',
  'clock-started',
  'clock-stopped',
  'clock-resumed',
  'clock-paused',
  'clock-unpaused',
  'clock-limited',
  'clock-extended',
  'clock-held',
  'clock-aimed',
] as const satisfies readonly TicketEvent['type'][];

/** Keys under which events keep instants; a date, a code or a short id may stand under some of them as well. */
const instantKeys = new Set([
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
  'startedAt',
  'to',
  'until',
  'wouldBeDue',
]);

/** One entry of the timeline. */
export function presentEvent(
  event: TicketEvent,
  message: MessageToShow | null,
  at: { names: ReadonlyMap<string, string>; rules: TicketRules; language: Language },
): object {
  const { revision, type, at: instant, by, commandId, ...data } = event;
  return {
    revision,
    type,
    at: iso(instant),
    by:
      'person' in by
        ? { kind: 'person', id: by.person, role: by.role, name: at.names.get(by.person) ?? null }
        : { kind: 'system', id: by.part, role: null, name: null },
    commandId,
    text: timelineText(type, wordsOf(event, data, at), at.language),
    message: message && presentMessage(message, at.names),
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

/** What the sentence of an event is filled with. A clock that starts keeps its key one level deeper. */
function wordsOf(
  event: TicketEvent,
  data: object,
  { rules, language }: { rules: TicketRules; language: Language },
): Record<string, string | number> {
  const values = event.type === 'clock-started' ? { key: event.clock.key } : data;
  return inWords(values, rules.regulation, language, (key) => instantKeys.has(key));
}

function withInstants(value: unknown, key = ''): unknown {
  if (typeof value === 'number') return instantKeys.has(key) ? iso(value) : value;
  if (Array.isArray(value)) return value.map((item) => withInstants(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withInstants(inner, name)]));
}
