import { effectiveAt, type EventHead } from '../../domain/process';
import { presentPerson } from '../names';
import { pathOfAttachment } from '../paths';
import type { ApiStore } from '../services';
import type { Answer } from '../forms/present-answers';
import { iso } from '../tickets/present-clock';
import { withInstants, type InstantKeys } from './instants';

type Timeline = Awaited<ReturnType<ApiStore['readTimeline']>>;
export type MessageToShow = NonNullable<ReturnType<Timeline['messages']['get']>>;

/** A fact with its head, of a ticket or of a visit. */
export interface EventToShow extends EventHead {
  readonly type: string;
}

/**
 * One entry of a timeline, with its sentence.
 *
 * @param instants where the event keeps instants
 * @param answers to a list of questions, which the event brings
 */
export function presentEntry(
  event: EventToShow,
  text: string,
  message: MessageToShow | null,
  names: ReadonlyMap<string, string>,
  instants: InstantKeys,
  answers: readonly Answer[] | null = null,
): object {
  const { revision, type, at: _at, asOf: _asOf, by, commandId, ...data } = event;
  return {
    revision,
    type,
    at: iso(effectiveAt(event)),
    by:
      'person' in by
        ? { kind: 'person', ...presentPerson(by.person, names.get(by.person)), role: by.role }
        : { kind: 'system', ...presentPerson(by.part, null), role: null },
    commandId,
    text,
    message: message && presentMessage(message, names),
    answers,
    data: withInstants(data, instants),
  };
}

function presentMessage(message: MessageToShow, names: ReadonlyMap<string, string>): object {
  const { id, kind, side, authorId, channel, text, attachments } = message;
  return {
    id,
    visibility: kind === 'internal' ? 'internal' : 'public',
    kind,
    side,
    author: authorId === null ? null : presentPerson(authorId, names.get(authorId)),
    channel,
    text,
    attachments: attachments.map((attachment) => ({ ...attachment, href: pathOfAttachment(attachment.id) })),
  };
}
