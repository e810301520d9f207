import type { Rules, RulesCatalog } from '../process';
import { addWorkingTime, spanOfDay, workingTimeBetween, type Calendar, type Instant } from '../time';
import type { Surroundings } from './case';
import { castOf } from './cast';
import { chanceOf } from './chance';
import { Facts } from './facts';
import { Diary } from './diary';
import { usualLoad, usualWork } from './habits';
import { calendarOfClient, calendarOfDesk, paceOf } from './hours';
import type { Ongoing } from './ongoing';
import { Promises } from './promises';
import type { Simulation } from './result';
import { Saying, type Word } from './saying';
import { Staff } from './staff';
import type { DeskOfYear } from './stage';
import { Waiting } from './waiting';
import { Year } from './year';

export interface SimulationAsked {
  readonly rules: Rules;
  readonly year: number;
  /** Of the same seed the same year, to the last word. */
  readonly seed: string;
  readonly requests: number;
  /** Absent: as many as have enough to do with so many requests. */
  readonly specialists?: number | undefined;
  /** Told of every word as it was said. */
  readonly heard?: (word: Word) => void;
}

/** Where the clients of a simulation live, and where visits go. */
const clientsZone = 'Europe/Moscow';
const subjects = ['77', '54', '66', '23'];
/** Visits of a year that a technician makes. */
const visitsOfTechnician = 400;

/**
 * Lives through a year of made-up requests at a desk, by its regulation and calendar, as the process itself decides. Nothing is
 * stored, and no clock is asked: of the same question the same answer.
 *
 * @throws for a year that no calendar reaches
 */
export function simulate(asked: SimulationAsked): Simulation {
  const { rules, year, seed, requests, heard } = asked;
  const { regulation } = rules;
  const calendar = calendarOfDesk(rules);
  const clients = calendarOfClient(rules, clientsZone);
  const [from, to] = boundsOf(year, regulation.timeZone);
  const specialists = asked.specialists ?? staffFor(requests, calendar, from, to);
  const technicians = Math.max(2, Math.ceil((requests * 0.1) / visitsOfTechnician));
  const cast = castOf(specialists, technicians);
  const diary = new Diary(
    cast.technicians.map(({ shortId }) => shortId),
    Object.keys(regulation.visits?.skills ?? {}),
  );
  const known = subjects.filter((code) => rules.region(code) !== undefined);
  const desk: DeskOfYear = { rules, cast, diary, calendar, clients, pace: paceOf(regulation), subjects: known };
  const around: Surroundings = {
    rules,
    catalog: catalogOf(rules),
    directory: cast.directory,
    field: (visit) => diary.field(visit),
    visitMoved: (visit) => diary.note(visit),
  };
  const staff = new Staff<Ongoing>(cast.specialists, calendar);
  const promises = new Promises(rules, calendar, to);
  const waiting = new Waiting(calendar);
  const facts = new Facts(calendar);
  const saying = new Saying(heard);
  const lived = new Year({
    ...{ desk, around, staff, saying, waiting },
    chanceOf: (place) => chanceOf(`${seed}/${place}`),
    over(request) {
      promises.count(request.played);
      facts.count(request);
    },
  });
  lived.live(filings(seed, requests, clients, from, to), to);
  const worked = workingTimeBetween(calendar, from, to);
  const time = worked.ok ? (worked.value / 60) * specialists : 0;
  return {
    ...{ desk: regulation.code, title: regulation.title, version: regulation.version, contract: regulation.contract },
    ...{ timeZone: regulation.timeZone, year, seed, specialists, load: time === 0 ? 0 : round(staff.worked / time) },
    ...facts.result(rules),
    promises: promises.ofDesk(),
    asked: promises.ofClients(),
    waits: waiting.result(),
    months: facts.months(year, promises.months()),
    words: saying.words,
    refusals: saying.refusals.inOrder().map(([key, count]) => {
      const [word = '', code = ''] = key.split(' ');
      return { word, code, count };
    }),
  };
}

/** @throws for a year that the engine does not reach */
function boundsOf(year: number, timeZone: string): readonly [Instant, Instant] {
  const [first, next] = [spanOfDay(timeZone, `${year}-01-01`), spanOfDay(timeZone, `${year + 1}-01-01`)];
  if (first === undefined || next === undefined) throw new Error(`${year} lies beyond the years of the calendars`);
  return [first.from, next.from];
}

/** One set of rules is all there is: whatever is reopened goes on by it. */
function catalogOf(rules: Rules): RulesCatalog {
  return {
    of: () => rules,
    layers: rules.layers,
    newest: rules,
    underCurrentCalendars: () => rules,
    version: () => rules,
  };
}

function staffFor(requests: number, calendar: Calendar, from: Instant, to: Instant): number {
  const worked = workingTimeBetween(calendar, from, to);
  const minutes = worked.ok ? worked.value / 60 : 0;
  return minutes === 0 ? 1 : Math.max(1, Math.ceil((requests * usualWork) / (minutes * usualLoad)));
}

/** Anywhere in the clients' days, in their order. */
function filings(seed: string, requests: number, clients: Calendar, from: Instant, to: Instant): readonly Instant[] {
  const chance = chanceOf(`${seed}/filings`);
  const worked = workingTimeBetween(clients, from, to);
  const seconds = worked.ok ? worked.value : 0;
  const instants = Array.from({ length: requests }, () => {
    const at = addWorkingTime(clients, from, chance.whole(1, seconds - 1));
    return at.ok ? at.value : from;
  });
  return instants.sort((a, b) => a - b);
}

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
