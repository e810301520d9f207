/** What a notice says, in the words of whoever reads it: titles for codes, names for ids, dates by the reader's clocks. */
import { partsOfAct } from '../domain/visit';
import { endsOn, lookUp, startsOn, type Regulation } from '../domain/regulation';
import type { Notice } from '../domain/process';
import type { Term, TermUnit } from '../domain/time';
import type { Language } from '../texts/language';
import { moneyText } from '../texts/money';
import { monthText } from '../texts/reports';
import { termText } from '../texts/terms';
import { spanWithOffset, timeWithOffset } from '../texts/zoned-time';
import { titleOf } from './titles';
import type { Values } from './render';

/** What a letter is made from, all of it as it was when its notice was written. */
export interface LetterFacts {
  readonly params: Notice['params'];
  readonly language: Language;
  /** The reader's zone. */
  readonly timeZone: string;
  /** The zone in which times on the spot are told, of a letter about a visit. */
  readonly siteZone: string | null;
  readonly regulation: Regulation;
  readonly tid: string;
  /** Of the ticket. */
  readonly subject: string;
  /** Of the work, of a letter about a visit. */
  readonly address?: string | null;
  /** The word that the letter is about. */
  readonly text: string | null;
  /** The words of the act by which the work was done. */
  readonly actText?: string | null;
  /** Of the ticket's author. */
  readonly author?: string | null;
  /** Names of people of the desk, by short id. */
  readonly names: ReadonlyMap<string, string>;
}

/** Params that are instants. */
const instants: ReadonlySet<string> = new Set([
  'answerBy',
  'by',
  'callBy',
  'due',
  'ended',
  'expectedAt',
  'formerly',
  'lapsed',
  'limit',
  'newDue',
  'objectUntil',
  'oldDue',
  'proposeBy',
  'resolveBy',
  'until',
  'wouldBeDue',
]);
/** Those of the work on the spot, told as clocks go there. */
const onSite: ReadonlySet<string> = new Set(['departed', 'from', 'ready', 'to']);
/** Params that are short ids of people of the desk. */
const people: ReadonlySet<string> = new Set(['former', 'responsible', 'technician']);
/** What stands as it was written, and may look like a code by chance; and what lines only ask for. */
const asWritten: ReadonlySet<string> = new Set([
  'actId',
  'after',
  'answer',
  'because',
  'change',
  'checklist',
  'duplicate',
  'how',
  'moment',
  'of',
  'origin',
  'owner',
  'parts',
  'release',
  'spares',
  'supplier',
  'term',
  'visit',
]);

/** Whether a place of a letter is a moment or a span of time. */
export function isMoment(place: string): boolean {
  return place === 'span' || instants.has(place) || onSite.has(place);
}

/** The values of a letter's places, and of what its lines ask for. */
export function valuesOf(facts: LetterFacts): Values {
  const { params, regulation, language, tid, subject, text, address, author } = facts;
  const because = params['because'];
  const values: Record<string, string> = {};
  for (const [key, value] of Object.entries(params)) {
    const written = value === null ? undefined : valueOf(key, value, facts);
    if (written !== undefined) values[key] = written;
  }
  const term = objectionOf(params);
  return {
    ...values,
    tid,
    subject,
    ...(text === null || text === '' ? {} : { text }),
    scale: scaleText(regulation, language),
    ...(regulation.feedback.correctableMinutes === dayMinutes ? { correctedWithinDay: '1' } : {}),
    ...(regulation.intake.phones.length === 0 ? {} : { phones: regulation.intake.phones.join(', ') }),
    ...(term === null ? {} : { objectionTerm: termText(term, language) }),
    ...(typeof because === 'string' ? { why: titleOf('because', because, regulation, language) } : {}),
    ...(address ? { address } : {}),
    ...(author ? { author } : {}),
    ...momentOf(params, regulation),
    ...actOf(facts),
    ...spanOf(facts),
  };
}

/** How long most desks let a rating be corrected. */
const dayMinutes = 24 * 60;

/** The scores of the desk by their titles, the best first. */
function scaleText({ feedback }: Regulation, language: Language): string {
  return Object.values(feedback.scale)
    .sort((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity))
    .map(({ title }) => title[language])
    .join(', ');
}

/** The agreed or offered time, by the clocks at the site. */
function spanOf({ params: { from, to }, siteZone, timeZone, language }: LetterFacts): Values {
  if (typeof from !== 'number' || typeof to !== 'number') return {};
  return { span: spanWithOffset(siteZone ?? timeZone, from, to)[language] };
}

/** An act in its parts: the technician's words, the readings, who accepted the work, and what was ticked off. */
function actOf({ params, text, actText, regulation, language }: LetterFacts): Values {
  const words = params['actId'] === undefined ? (params['photos'] === undefined ? null : text) : actText;
  if (words == null) return {};
  const parts = partsOfAct(words, { readings: params['readings'] === 1, confirmed: params['confirmed'] === 1 });
  const points = regulation.visits?.act.checklist ?? {};
  const { checklist } = params;
  const seen = typeof checklist === 'string' ? checklist.split(' ') : [];
  const titles = seen.flatMap((code) => lookUp(points, code)?.title[language] ?? []);
  return {
    actText: parts.text,
    ...(parts.readings === undefined ? {} : { before: parts.readings.before, afterWork: parts.readings.after }),
    ...(parts.confirmedBy === undefined ? {} : { confirmedBy: parts.confirmedBy }),
    ...(titles.length === 0 ? {} : { checklist: titles.map((title) => `— ${title}`).join('\n') }),
  };
}

function valueOf(key: string, value: string | number, facts: LetterFacts): string | undefined {
  const { regulation, language, timeZone, siteZone, names } = facts;
  if (typeof value === 'number') {
    if (onSite.has(key)) return timeWithOffset(siteZone ?? timeZone, value);
    if (!instants.has(key)) return String(value);
    // An agreed time goes by the clocks at the site, a promise by the reader's.
    return timeWithOffset(key === 'due' && isSlot(facts.params, regulation) ? (siteZone ?? timeZone) : timeZone, value);
  }
  if (key === 'month') return monthText(value, language);
  if (key === 'price') return priceOf(value, language);
  if (people.has(key)) return names.get(value);
  return asWritten.has(key) ? value : titleOf(key, value, regulation, language);
}

/** `500 RUB` in the reader's words. */
function priceOf(value: string, language: Language): string {
  const [amount = '', currency = ''] = value.split(' ');
  return moneyText(amount, currency, language);
}

function isSlot({ clock }: Notice['params'], regulation: Regulation): boolean {
  const rule = typeof clock === 'string' ? lookUp(regulation.clocks, clock) : undefined;
  return rule !== undefined && startsOn(rule, 'slot-agreed');
}

/**
 * What a reminder is about, and whether its date lies ahead or behind. Letters of earlier releases tell it by the code of the telling
 * alone.
 */
function momentOf(params: Notice['params'], regulation: Regulation): Values {
  const { clock } = params;
  if (clock === undefined) return {};
  const past = params['past'] === 1 || (params['past'] === undefined && isPastCode(params['code']));
  const moment = past ? 'past' : 'ahead';
  const duty = typeof clock === 'string' ? dutyOf(clock, regulation) : undefined;
  return { moment: isSlot(params, regulation) ? `slot-${moment}` : moment, ...(duty === undefined ? {} : { duty }) };
}

/** What is owed by a clock: it follows from what it begins with, and of those that begin with the filing from what ends them. */
function dutyOf(clock: string, regulation: Regulation): string | undefined {
  const rule = lookUp(regulation.clocks, clock);
  if (rule === undefined) return undefined;
  // What the first service owes is what a later one does.
  if (endsOn(rule, 'handed-over')) return 'service-accepted';
  if (endsOn(rule, 'agreed') || startsOn(rule, 'client-not-reached')) return 'client-call';
  if (!startsOn(rule, 'opened')) return rule.from[0]?.on;
  if (endsOn(rule, 'estimate')) return 'estimate-missing';
  return endsOn(rule, 'solution') ? 'limit' : rule.until[0]?.on;
}

function isPastCode(code: unknown): boolean {
  return code === 'due' || code === 'overdue';
}

/** How long silence must last, as the letter was written with. */
function objectionOf({ objectionAmount, objectionUnit }: Notice['params']): Term | null {
  const unit = termUnits.find((known) => known === objectionUnit);
  return typeof objectionAmount === 'number' && unit ? { amount: objectionAmount, unit } : null;
}

const termUnits = ['working-day', 'working-minute', 'calendar-day', 'minute'] as const satisfies readonly TermUnit[];
