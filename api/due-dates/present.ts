import type { Rules } from '../../domain/process';
import { pausedBy, type Promised, type Question, type WhatIf } from '../../domain/what-if';
import { dueTexts } from '../../texts/due';
import { fill, type Language } from '../../texts/language';
import { pauseText } from '../../texts/pauses';
import { isoIn, timeWithOffset } from '../../texts/zoned-time';
import { presentDays, presentLines } from '../tickets/present-account';
import { iso, isoOrNull, presentLimit } from '../tickets/present-clock';

/** A question with its answer. */
export interface Answered {
  readonly question: Question;
  readonly clientId: string | null;
  readonly rules: Rules;
  readonly answer: WhatIf;
}

/** For whom it is written. */
interface Reading {
  readonly language: Language;
  readonly timeZone: string;
}

/** What would be due, with the account of each date. */
export function presentWhatIf({ question, clientId, rules, answer }: Answered, reading: Reading): object {
  const { regulation, pin } = rules;
  const { topic, priority, level, vehicles } = answer.ticket;
  return {
    desk: regulation.code,
    client: clientId,
    topic,
    priority,
    level,
    vehicles,
    start: iso(question.start),
    startLocal: isoIn(reading.timeZone, question.start),
    timeZone: reading.timeZone,
    regulation: { version: regulation.version, digest: pin.digest, calendars: pin.calendars },
    pauses: question.pauses.map((pause) => presentPause(pause, rules, reading)),
    clocks: answer.promised.map((promised) => presentPromised(promised, rules, reading)),
  };
}

/** What a pause does: which clocks stand for it. Where the regulation grants none, it says so. */
function presentPause({ from, to, cause }: Question['pauses'][number], rules: Rules, { language }: Reading): object {
  const { waits, clocks } = rules.regulation;
  const standing = pausedBy(rules, cause);
  const title = pauseText(`wait:${cause}`, waits, language);
  const names = standing.map((code) => clocks[code]?.title[language] ?? code).join(', ');
  const text = fill((standing.length === 0 ? dueTexts.pauseStopsNothing : dueTexts.pauseStops)[language], {
    cause: title,
    clocks: names,
  });
  return { from: iso(from), to: isoOrNull(to), cause, owner: waits[cause]?.owner ?? 'us', clocks: standing, text };
}

function presentPromised(promised: Promised, rules: Rules, { language, timeZone }: Reading): object {
  const { of, code, rule, limit, clock, account } = promised;
  const due = clock?.aim.due ?? null;
  const { waits } = rules.regulation;
  return {
    of,
    code,
    title: rule.title[language],
    owes: clock?.owes ?? rule.owes,
    startedAt: isoOrNull(clock?.startedAt ?? null),
    stoppedAt: isoOrNull(clock?.stoppedAt ?? null),
    limit: presentLimit(limit, timeZone, language),
    due: isoOrNull(due),
    dueLocal: due === null ? null : isoIn(timeZone, due),
    remainingSeconds: clock?.aim.remainingSeconds ?? null,
    endOfDay: clock?.aim.endOfDay ?? false,
    ...(account === null ? nothingCounted : presentDays(account, language)),
    lines: [
      ...(account === null ? [] : presentLines(account.lines, { timeZone, waits }, language)),
      ...ownLines(promised, { language, timeZone }),
    ],
  };
}

/** What else is to be said of the date. */
function ownLines({ clock }: Promised, { language, timeZone }: Reading): object[] {
  if (clock === null) return [{ kind: 'not-begun', text: dueTexts.notBegun[language] }];
  if (clock.stoppedAt === null) return [];
  const at = timeWithOffset(timeZone, clock.stoppedAt);
  return [{ kind: 'ended-by-visit', text: fill(dueTexts.endedByVisit[language], { at }), at: iso(clock.stoppedAt) }];
}

const nothingCounted = { provisional: false, countedSeconds: 0, pausedSeconds: 0, days: [] };
