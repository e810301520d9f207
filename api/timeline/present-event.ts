import { accessTitle, lookUp } from '../../domain/regulation';
import type { Rules } from '../../domain/process';
import type { TicketEvent, VisitRequest } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import { accessText } from '../../texts/access';
import type { Language } from '../../texts/language';
import { refusalTexts } from '../../texts/refusals';
import { ruleActText } from '../../texts/rule-acts';
import { stepText } from '../../texts/steps';
import { acceptedText, closingUndelivered, nobodyYet, timelineText } from '../../texts/tickets';
import { visitStageTexts } from '../../texts/visits';
import { timeWithOffset } from '../../texts/zoned-time';
import { presentAnswers } from '../forms/present-answers';
import { consentText } from '../tickets/present-consents';
import { inWords } from '../tickets/in-words';
import { instantKeysOf, instantWriter } from './instants';
import { presentEntry } from './present-entry';
import type { MessageToShow } from './present-entry';
import { ticketInstants } from './ticket-instants';
import { namedByRules } from './named-by-rules';
import { publishedOf, valuesOf, withNames } from './values-of';

interface Reading {
  readonly rules: Rules;
  readonly language: Language;
  /** Of whoever reads it. */
  readonly timeZone: string;
  /** Names of people of the desk, by short id. */
  readonly staff: ReadonlyMap<string, string>;
  /** Of the ticket, for their numbers. */
  readonly visits: readonly Pick<VisitRequest, 'id' | 'number'>[];
  /** When the letter had arrived that confirms the ticket. */
  readonly acceptedAt: Instant | null;
}

/** One entry of the timeline. */
export function presentEvent(
  event: TicketEvent,
  message: MessageToShow | null,
  at: Reading & { readonly names: ReadonlyMap<string, string> },
): object {
  const words = wordsOf(event, at);
  const text =
    event.type === 'opened' && at.acceptedAt !== null
      ? acceptedText({ ...words, acceptedAt: timeWithOffset(at.timeZone, at.acceptedAt) }, at.language)
      : event.type === 'closing-voided' && event.noticeId !== undefined
        ? closingUndelivered[at.language]
        : timelineText(event.type, words, at.language);
  const answers =
    event.type === 'questions-answered' && message?.fields
      ? presentAnswers(lookUp(at.rules.regulation.questions, event.list)?.fields ?? {}, message.fields, at.language)
      : null;
  // Answers may come without a word beside them.
  const said = answers !== null && message?.text === '' ? null : message;
  return presentEntry(event, text, said, at.names, instantKeysOf(ticketInstants, event.type), answers);
}

/** What the sentence of an event is filled with. */
function wordsOf(
  event: TicketEvent,
  { rules, language, timeZone, staff, visits }: Reading,
): Record<string, string | number> {
  const { regulation } = rules;
  if (event.type === 'visit-progressed') {
    const { stage, owes, step, until } = event.progress;
    const when = until === null ? null : timeWithOffset(timeZone, until);
    return {
      visit: visits.find(({ id }) => id === event.visitId)?.number ?? event.visitId,
      stage: visitStageTexts[stage][language],
      next: stepText(owes, step, when, 'visit')[language],
    };
  }
  if (event.type === 'access-progressed') {
    const until = event.until === null ? '' : timeWithOffset(timeZone, event.until);
    return { progressed: accessText(event, accessTitle(regulation, event.what)[language], until, language) };
  }
  const values = event.type === 'assigned' && event.to === null ? { to: nobodyYet[language] } : valuesOf(event);
  const write = instantWriter(instantKeysOf(ticketInstants, event.type), (at) => timeWithOffset(timeZone, at));
  const words = inWords(withNames(values, staff), regulation, language, write);
  const named = {
    ...words,
    ...namedByRules(event, regulation, language),
    ...aboutOf(event, timeZone, language),
    ...publishedOf(event, staff, language),
  };
  if (event.type !== 'test-recorded') return named;
  const found = lookUp(lookUp(regulation.tests, event.test)?.results ?? {}, event.result);
  const result = found?.title[language] ?? event.result;
  if (event.refused === undefined) return { ...named, result };
  const to = lookUp(regulation.services, event.service)?.title[language] ?? event.service;
  return { ...named, result: `${result}. ${ruleActText('hand-over', to, refusalTexts[event.refused], language)}` };
}

/** What a consent is asked for, in words. */
function aboutOf(event: TicketEvent, timeZone: string, language: Language): Record<string, string> {
  return event.type === 'consent-requested' ? { about: consentText(event.about, timeZone, language) } : {};
}
