import type { ClockRule, Limit, Occasion, Telling } from '../../../domain/regulation';
import { fill } from '../../../texts/language';
import { momentText } from '../../../texts/moments';
import { ruleActText } from '../../../texts/rule-acts';
import {
  clockEndTexts,
  clockStartTexts,
  limitTexts,
  obligedTexts,
  ownerTexts,
  tellingTexts,
  toldTexts,
} from '../../../texts/rules/clocks';
import { spokenTerm } from '../../../texts/terms';
import { calendarTitle } from './calendars';
import type { ReadableEntry, ReadableFact, ReadableLine } from './model';
import type { Reader } from './reader';

/** Promises and duties: what starts and ends each, within which time, who owes it and who is told. */
export function readClocks(reader: Reader): ReadableEntry[] {
  return reader.titled('clocks', reader.regulation.clocks, (rule, path) => {
    const { source, from, until, limit, calendar, ends, owes, tell } = rule;
    return [
      ...reader.facts(
        'limit',
        reader.rows(`${path}.limit`, limit, (value) => limitText(reader, value)),
      ),
      ...reader.facts('from', occasions(reader, `${path}.from`, from, clockStartTexts, source)),
      ...reader.facts('until', occasions(reader, `${path}.until`, until, clockEndTexts, source)),
      ...reader.facts(
        'countedBy',
        reader.rows(`${path}.calendar`, calendar, (code) => calendarTitle(reader.regulation, code, reader.language)),
      ),
      ...reader.fact('ends', `${path}.ends`, ends && reader.say(limitTexts[ends]), source),
      ...reader.fact('owes', `${path}.owes`, reader.say(obligedTexts[owes]), source),
      ...tellings(reader, `${path}.tell`, tell, source),
    ];
  });
}

/** A limit in words. */
export function limitText(reader: Reader, limit: Limit): string {
  return limit.kind === 'term' ? spokenTerm(limit.term, reader.language) : reader.say(limitTexts[limit.kind]);
}

function occasions<On extends string>(
  reader: Reader,
  path: string,
  of: readonly Occasion<On>[],
  texts: Readonly<Record<On, { readonly ru: string; readonly en: string }>>,
  source: string,
): ReadableLine[] {
  return of.map(({ on, when }) => reader.line(path, reader.say(texts[on]), source, when));
}

function tellings(
  reader: Reader,
  path: string,
  tell: Readonly<Record<string, Telling>>,
  source: string,
): ReadableFact[] {
  const lines = Object.entries(tell).flatMap(([code, { at, whom, anyHour, act }]) => {
    const when = momentText(at, reader.language);
    const place = `${path}.${code}`;
    const told = whom.map((each) => reader.say(toldTexts[each])).join(', ');
    const hours = anyHour === true && act === undefined ? reader.say(tellingTexts.anyHour) : '';
    return [
      ...(whom.length === 0
        ? []
        : [reader.line(place, fill(reader.say(tellingTexts.told), { when, whom: `${told}${hours}` }), source)]),
      ...(act === undefined
        ? []
        : [reader.line(place, fill(reader.say(tellingTexts.acts), { when, act: actText(reader, act) }), act.source)]),
    ];
  });
  return reader.facts('tell', lines);
}

function actText(reader: Reader, act: NonNullable<Telling['act']>): string {
  const { priorities, services } = reader.regulation;
  const to = 'to' in act ? reader.titleOf(act.do === 'escalate' ? priorities : services, act.to) : null;
  return ruleActText(act.do, to, null, reader.language);
}

/** What people may wait for, and whose time that is. */
export function readWaits(reader: Reader): ReadableEntry[] {
  const { waits, clocks } = reader.regulation;
  return reader.titled('waits', waits, (wait, path) => [
    ...reader.fact('whose', `${path}.owner`, reader.say(ownerTexts[wait.owner]), wait.source),
    ...reader.fact('stands', `${path}.pauses`, pausedText(reader, clocks, wait.pauses), wait.source),
    ...reader.fact('needs', `${path}.needs`, wait.needs && reader.label('needsExtension'), wait.source),
    ...reader.fact('postpones', `${path}.postpones`, wait.postpones && reader.label('postponesYes'), wait.source),
    ...reader.fact('release', `${path}.release`, wait.release && reader.label('yes'), wait.source),
  ]);
}

/** Clocks that stand meanwhile, in titles. */
export function pausedText(
  reader: Reader,
  clocks: Readonly<Record<string, ClockRule>>,
  pauses: readonly string[],
): string {
  if (pauses.length === 0) return reader.label('none');
  return pauses.map((code) => reader.titleOf(clocks, code)).join(', ');
}
