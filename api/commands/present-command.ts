import { isClient } from '../../domain/policy/actor';
import type { Actor } from '../../domain/policy/actor';
import { isRefusalCode } from '../../domain/policy/refusals';
import type { Instant } from '../../domain/time';
import type { Language } from '../../texts/language';
import { refusalTexts } from '../../texts/refusals';
import { faultText } from '../../texts/faults';
import type { Answer } from '../http/define-route';
import type { ProblemExtras } from '../problems';
import type { CommandInput } from '../schemas/commands';
import { presentPerson } from '../names';
import type { Names } from '../names';
import { iso } from '../tickets/present-clock';
import { pathOfTicket } from '../paths';
import type { Given } from './ask';
import type { RefusedCommand } from './refusal-detail';

/** A row of the inbox as the store gives it. */
export interface CommandToShow {
  readonly commandId: string;
  readonly ticketId: string;
  /** Null: the ticket itself was asked. */
  readonly visitId: string | null;
  readonly type: string;
  readonly actor: Actor;
  readonly channel: string;
  readonly receivedAt: Instant;
  readonly outcome: 'done' | 'refused' | 'fault' | null;
  readonly revision: number | null;
  readonly refusal: string | null;
  /** Of what was refused. */
  readonly content: Readonly<Record<string, unknown>> | null;
}

/** What a refusal says beside its sentence. */
export type RefusalDetail = (refused: RefusedCommand) => Pick<ProblemExtras, 'detail'>;

export function commandPath(id: string): string {
  return `/api/v1/commands/${id}`;
}

/** What people of the desk ask among themselves, and how they judge what was said. */
export const internalTypes: readonly string[] = [
  'note',
  'mark-courtesy',
  'need-spares',
  'reserve-spares',
  'release-spares',
  'take-up-again',
  'hand-over',
  'accept',
  'return',
  'record-test',
  'answer-questions',
];

/**
 * Clients do not see what stays inside the desk, what its people tried and were refused, nor what parts of the product asked; of a
 * list the store holds the same (`CommandsFilter`).
 */
export function clientSees({ type, actor, outcome }: Pick<CommandToShow, 'type' | 'actor' | 'outcome'>): boolean {
  if (actor.kind !== 'person' || internalTypes.includes(type)) return false;
  return isClient(actor) || outcome === 'done';
}

/**
 * The answer to one who gave a command: 201 with its outcome, or 202 while that is still to come.
 *
 * @param stands the revision at which that stands to which it was given, and how the answer shows it
 */
export function presentGiven<Shown>(
  given: Given<Shown>,
  stands: (shown: Shown) => { readonly revision: number; readonly body: object },
): Answer {
  const { commandId } = given;
  const path = commandPath(commandId);
  if (given.kind === 'pending')
    return { status: 202, headers: { Location: path }, body: { commandId, outcome: null, links: { command: path } } };
  const { revision, body } = stands(given.shown);
  return {
    status: 201,
    headers: { Location: path, ETag: `"${revision}"` },
    body: { commandId, outcome: 'done', revision: given.revision, ...body },
  };
}

/**
 * A command and what became of it. Its content is told by the timeline, in the form in which it took effect.
 */
export function presentCommand(
  command: CommandToShow,
  names: Names,
  language: Language,
  detail?: RefusalDetail,
): object {
  const { commandId, ticketId, visitId, type, actor, channel, receivedAt, outcome, revision, refusal } = command;
  return {
    id: commandId,
    ticket: ticketId,
    visit: visitId,
    type,
    by:
      actor.kind === 'person'
        ? { kind: 'person', ...presentPerson(actor.personId, names.get(actor.personId)), role: actor.role }
        : { kind: 'system', ...presentPerson(actor.part, null), role: null },
    channel,
    receivedAt: iso(receivedAt),
    outcome,
    revision,
    refusal: refusal === null ? null : presentRefusal(refusal, command, language, detail),
    links: { self: commandPath(commandId), ticket: pathOfTicket(ticketId) },
  };
}

/** A code of a later version of the product has no words here. */
function presentRefusal(
  code: string,
  { type, content, receivedAt }: CommandToShow,
  language: Language,
  detailOf: RefusalDetail | undefined,
): { readonly code: string; readonly text: string; readonly detail: string | null } {
  if (!isRefusalCode(code)) return { code, text: code, detail: null };
  // As it was received: fields of the body that the schema has let through.
  const body = { type, ...content } as CommandInput;
  const { detail } = detailOf?.({ code, body, at: receivedAt }) ?? {};
  return {
    code,
    text: refusalTexts[code][language],
    detail: detail === undefined ? null : faultText(detail.says, language, detail.values),
  };
}
