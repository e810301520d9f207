import { fill } from '../../../texts/language';
import { ownerTexts } from '../../../texts/rules/clocks';
import { keyTexts, necessityTexts } from '../../../texts/rules/vocabulary';
import { calendarTitle } from './calendars';
import { limitText, pausedText } from './clocks';
import type { ReadableEntry } from './model';
import { entryOf, type Reader } from './reader';

/** Field service and the delivery of parts. Limits by district stand with the clock that has them. */
export function readVisits(reader: Reader): ReadableEntry[] {
  const { visits, parts, clocks } = reader.regulation;
  const delivery =
    parts === undefined
      ? []
      : entryOf('parts', reader.label('parts'), parts.source, [
          ...reader.fact('whose', 'parts.owner', reader.say(ownerTexts[parts.owner]), parts.source),
          ...reader.fact('stands', 'parts.pauses', pausedText(reader, clocks, parts.pauses), parts.source),
        ]);
  if (visits === undefined) return delivery;
  const { startsWhen, withdrawal, noShow, slots, decision, act, skills, calendar, source } = visits;
  const keys = startsWhen.map((key) => reader.say(keyTexts[key]));
  const counts = keys.length > 1 ? fill(reader.say(keyTexts.later), { keys: keys.join(', ') }) : (keys[0] ?? '');
  const path = (key: string): string => `visits.${key}`;
  const span = (minutes: number): string => reader.span(minutes);
  return [
    ...entryOf('visits', reader.label('visitsAs'), source, [
      ...reader.facts('limit', visitLimits(reader)).map((fact) => ({ ...fact, again: true as const })),
      ...reader.fact('startsWhen', path('startsWhen'), counts, source),
      ...reader.fact(
        'countedBy',
        path('calendar'),
        calendarTitle(reader.regulation, calendar, reader.language),
        source,
      ),
      ...reader.fact('withdrawal', path('withdrawal'), reader.label(withdrawal === 'anew' ? 'anew' : 'standsStill')),
      ...reader.facts('noShow', [
        reader.line(path('noShow.wait'), reader.label('noShowWait', { wait: span(noShow.waitMinutes) })),
        reader.line(
          path('noShow.readiness'),
          reader.label(noShow.withdrawsReadiness ? 'noShowWithdraws' : 'noShowKeeps'),
        ),
        reader.line(path('noShow.most'), reader.label('noShowMost', { most: noShow.most })),
      ]),
      ...reader.fact(
        'slots',
        path('slots'),
        reader.label('slotSpan', { least: span(slots.leastMinutes), most: span(slots.mostMinutes) }),
      ),
      ...reader.facts('travel', [
        reader.line(path('slots.travel.home'), reader.label('travelHome', { home: span(slots.travelMinutes.home) })),
        reader.line(path('slots.travel.away'), reader.label('travelAway', { away: span(slots.travelMinutes.away) })),
      ]),
      ...reader.fact('decision', path('decision.before'), span(decision.beforeMinutes)),
      ...reader.facts(
        'skills',
        Object.entries(skills).map(([code, title]) => reader.line(path(`skills.${code}`), reader.say(title))),
      ),
    ]),
    ...entryOf('visits.act', reader.label('actAs'), null, [
      ...reader.facts(
        'checklist',
        Object.entries(act.checklist).map(([code, { title, required }]) =>
          reader.line(
            path(`act.checklist.${code}`),
            required ? reader.say(title) : reader.label('ifNeeded', { title: reader.say(title) }),
          ),
        ),
      ),
      ...reader.fact('photos', path('act.photos'), act.photos),
      ...reader.fact('readings', path('act.readings'), reader.say(necessityTexts[act.readings])),
      ...reader.fact('confirmation', path('act.confirmation'), reader.say(necessityTexts[act.confirmation])),
    ]),
    ...delivery,
  ];
}

/** The lines of the clock that runs from both keys. */
function visitLimits(reader: Reader) {
  return Object.entries(reader.regulation.clocks).flatMap(([code, { from, limit }]) =>
    from.some(({ on }) => on === 'visit-ready')
      ? reader.rows(`clocks.${code}.limit`, limit, (value) => limitText(reader, value))
      : [],
  );
}
