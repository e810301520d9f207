import { lookUp } from '../../domain/regulation';
import type { TicketEvent, TicketRules } from '../../domain/ticket';
import { codeText } from '../../texts/codes';
import type { Text } from '../../domain/regulation';
import type { Language } from '../../texts/language';
import { timelineText } from '../../texts/timeline';
import { timeForPeople } from '../../texts/zoned-time';
import { attachmentPath } from '../attachments/present-attachment';
import type { ApiStore } from '../services';
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
    text: timelineText(type, words(data, at.rules, at.language), at.language),
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

/** The plain values of an event for its sentence: instants in the desk's time, codes in the reader's words. */
function words(data: object, { regulation }: TicketRules, language: Language): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, value]: [string, unknown]) => {
      if (typeof value === 'number')
        return [[key, instantKeys.has(key) ? timeForPeople(regulation.timeZone, value) : value]];
      return typeof value === 'string'
        ? [[key, titleOf(key, value, regulation)?.[language] ?? codeText(value, language)]]
        : [];
    }),
  );
}

/** What the regulation calls a code of its own. */
function titleOf(key: string, code: string, regulation: TicketRules['regulation']): Text | undefined {
  switch (key) {
    case 'topic':
      return lookUp(regulation.topics, code)?.title;
    case 'priority':
      return lookUp(regulation.priorities, code)?.title;
    case 'reason':
      return lookUp(regulation.waits, code)?.title;
    case 'score':
      return lookUp(regulation.feedback.scale, code)?.title;
    case 'key':
      return lookUp(regulation.clocks, code.split('/')[1])?.title;
    default:
      return undefined;
  }
}

function withInstants(value: unknown, key = ''): unknown {
  if (typeof value === 'number') return instantKeys.has(key) ? iso(value) : value;
  if (Array.isArray(value)) return value.map((item) => withInstants(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withInstants(inner, name)]));
}
