/** Monthly reports and changes of the register: by when each is owed, who hands it in, what is told, what new rules move. */
import fc from 'fast-check';
import type { PersonActor } from '../../domain/policy/actor';
import { broadcast } from '../../domain/policy/actor';
import { advance, type Command, type Outcome, type Rules } from '../../domain/process';
import { changeKind, type ChangeState, type LaterChange, type ReceiveChange } from '../../domain/register';
import { calendarOfDuty, duties } from '../../domain/duties';
import {
  monthOf,
  monthsToBegin,
  reportKind,
  spanOfMonth,
  type BeginReport,
  type Figures,
  type LaterReport,
  type ReportEvent,
  type ReportState,
} from '../../domain/report';
import { addWorkingDays, spanOfDay, type Instant } from '../../domain/time';
import { size } from '../support/size';
import { builtIn, catalogOf, rulesOf } from './ticket/story';

const eaeu = rulesOf(builtIn('eaeu'));
const services = Object.keys(eaeu.regulation.services);
const directory = { member: () => undefined, members: () => [] };
const standing = { clientId: null, authorId: '', authorKind: 'person', sharedWith: [] } as const;
const at = (text: string): Instant => Date.parse(text);
const clocks = { report: 'monthly-report', summary: 'monthly-summary' } as const;
const figures: Figures = {
  ...{ about: 'work', asOf: 0, byTopic: [], seconds: { us: 0, client: 0, supplier: 0, nature: 0 } },
  total: { received: 0, solved: 0, inTime: 0, late: 0 },
};

let ids = 0;
function command<Body extends { readonly type: string }>(
  body: Body,
  receivedAt: Instant,
  actor: PersonActor | typeof broadcast = broadcast,
): Command<Body> {
  ids += 1;
  return { id: `c-${ids}`, actor, channel: 'portal', receivedAt, storedAt: receivedAt, body };
}

const person = (role: PersonActor['role'], ...of: string[]): PersonActor => ({
  ...{ kind: 'person', personId: `p-${role}`, shortId: `${role.slice(0, 2)}-01`, role, clientId: null, services: of },
});

/** One report, and what it came to. */
class Told {
  state: ReportState | null = null;
  readonly events: ReportEvent[] = [];
  readonly outcomes: Outcome[] = [];

  constructor(
    readonly part: 'report' | 'summary',
    readonly service: string | null,
    readonly month: string,
  ) {
    const { timeZone } = eaeu.calendar(calendarOfDuty(eaeu.regulation, clocks[part], service));
    const { from, to } = spanOfMonth(timeZone, month);
    const number = `report/eaeu/monitoring/${service ?? ''}/${month}`;
    const facts = { reportId: 'r-1', number, desk: 'eaeu', report: 'monitoring', part, service, month, from, to };
    this.pass(from, command<BeginReport>({ type: 'begin-report', pin: eaeu.pin, ...facts }, from));
  }

  pass(now: Instant, ...commands: Command<BeginReport | LaterReport>[]): void {
    this.passUnder(eaeu, now, ...commands);
  }

  /** @param newest rules that are published by then */
  passUnder(newest: Rules, now: Instant, ...commands: Command<BeginReport | LaterReport>[]): void {
    const catalog = catalogOf(newest, eaeu);
    const world = () => ({ standing: [{ service: 'central', handedInAt: null, due: null }] });
    const done = advance(reportKind, { state: this.state, commands, now, catalog, directory, standing, world });
    this.state = done.state;
    this.events.push(...done.events);
    this.outcomes.push(...done.outcomes);
  }

  get due(): Instant | null {
    return duties(this.state?.clocks ?? []).at(-1)?.aim.due ?? null;
  }
}

function lastDue(clocksOf: ReportState['clocks']): Instant | null {
  return duties(clocksOf).at(-1)?.aim.due ?? null;
}

/** The closing of the n-th working day after the day of an instant, as `npm run worktime` counts it. */
function nth(clock: string, service: string | null, start: Instant, days: number): Instant {
  const calendar = eaeu.calendar(calendarOfDuty(eaeu.regulation, clock, service));
  const found = addWorkingDays(calendar, start, days);
  if (!found.ok) throw new Error(found.error.message);
  return found.value.instant;
}

const months = fc
  .record({ year: fc.constantFrom(2026, 2027), month: fc.integer({ min: 1, max: 11 }) })
  .map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}`);

it('EA-6 a report is owed by the closing of the 5th working day of the next month by its service’s calendar, the summary by the 10th', () => {
  fc.assert(
    fc.property(months, fc.constantFrom(...services), (month, service) => {
      for (const [part, whose, days] of [
        ['report', service, 5],
        ['summary', null, 10],
      ] as const) {
        const told = new Told(part, whose, month);
        const { to, stage } = told.state!;
        expect([stage, told.due]).toEqual(['collecting', null]);
        told.pass(to);
        expect(told.state?.stage).toBe('due');
        expect(told.due).toBe(nth(clocks[part], whose, to - 1, days));
      }
    }),
    { numRuns: size(400) },
  );
});

it.each([
  ['central', '2026-12', '2027-01-15T21:00:00+03:00'],
  // Navruz and its days off.
  ['national-kazakhstan', '2026-02', '2026-03-06T21:00:00+05:00'],
  // Christmas on the 6th is all that is off after New Year's two days.
  ['national-armenia', '2026-12', '2027-01-11T21:00:00+04:00'],
] as const)('EA-6 by hand: %s of %s by %s', (service, month, due) => {
  const told = new Told('report', service, month);
  told.pass(told.state!.to);
  expect(new Date(told.due ?? 0).toISOString()).toBe(new Date(due).toISOString());
});

it('EA-6 it is told ahead and at its date, to whom the regulation names; late it is handed in all the same, and what is corrected is not late', () => {
  const told = new Told('report', 'national-belarus', '2026-02');
  const handIn = { type: 'hand-in', text: 'Сбоев не было', figures } as const;
  const own = person('specialist', 'national-belarus');
  told.pass(told.state!.to - 1, command<LaterReport>(handIn, told.state!.to - 1, own));
  expect(told.outcomes.at(-1)?.result).toEqual({ kind: 'refused', code: 'month-not-over' });
  told.pass(told.state!.to);
  const due = told.due!;
  told.pass(due + 1);
  expect(told.events.flatMap((event) => (event.type === 'threshold-told' ? [[event.code, event.whom]] : []))).toEqual([
    ['due', []],
    ['early', ['service']],
    ['due', ['service', 'manager']],
  ]);
  const notices = told.events.flatMap((event) => reportKind.notices?.(event, told.state!, eaeu, null) ?? []);
  expect(notices.map(({ audience, params }) => [audience, params['moment']])).toEqual([
    ['service', 'ahead'],
    ['service', 'past'],
    ['manager', 'past'],
  ]);

  told.pass(due + 2, command<LaterReport>(handIn, due + 2, person('specialist', 'central')));
  expect(told.outcomes.at(-1)?.result).toEqual({ kind: 'refused', code: 'not-your-service' });
  told.pass(due + 3, command<LaterReport>(handIn, due + 3, own));
  told.pass(due + 4, command<LaterReport>(handIn, due + 4, person('manager')));
  expect(told.state).toMatchObject({ stage: 'handed-in', handedIn: { at: due + 3 }, corrected: { at: due + 4 } });
  expect(reportKind.hasEnded(told.state!)).toBe(true);
  told.pass(due + 5, command<LaterReport>({ type: 'include', summary: 's-1' }, due + 5));
  told.pass(due + 6, command<LaterReport>(handIn, due + 6, own));
  expect(told.outcomes.at(-1)?.result).toEqual({ kind: 'refused', code: 'nothing-to-change' });
});

it.each([
  [null, '2026-03-15T10:00:00Z', ['2026-03']],
  ['2026-03', '2026-03-31T20:59:59Z', []],
  // Midnight in Moscow.
  ['2026-03', '2026-03-31T21:00:00Z', ['2026-04']],
  ['2025-11', '2026-02-01T12:00:00Z', ['2025-12', '2026-01', '2026-02']],
] as const)('EA-6 months begin by themselves and none is left out: after %s at %s: %j', (last, now, begun) => {
  expect(monthsToBegin('Europe/Moscow', last, at(now))).toEqual(begun);
  const { month, from, to } = monthOf('Europe/Moscow', at(now));
  expect(from <= at(now) && at(now) < to && spanOfMonth('Europe/Moscow', month).to === to).toBe(true);
});

function change(because: 'contacts' | 'operator', service: string | null, since: Instant): ChangeState {
  const facts = {
    changeId: 'x-1',
    number: 'register/1',
    desk: 'eaeu',
    entry: 'e-1',
    version: 1,
    because,
    service,
    since,
  };
  const body: ReceiveChange = { type: 'receive-change', pin: eaeu.pin, ...facts };
  const commands = [command<ReceiveChange | LaterChange>(body, since)];
  const catalog = catalogOf(eaeu);
  const world = () => null;
  const { state } = advance(changeKind, { state: null, commands, now: since, catalog, directory, standing, world });
  if (state === null) throw new Error('not received');
  return state;
}

it('EA-7 contacts are published within 3 working days of their receipt, an operator is announced within 5 of the determination', () => {
  const dates = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-11-30'), noInvalidDate: true });
  fc.assert(
    fc.property(dates, fc.constantFrom(...services), (date, service) => {
      const day = date.toISOString().slice(0, 10);
      for (const [because, clock, days] of [
        ['contacts', 'contacts-publication', 3],
        ['operator', 'operator-announcement', 5],
      ] as const) {
        const { timeZone } = eaeu.calendar(calendarOfDuty(eaeu.regulation, clock, service));
        const { from } = spanOfDay(timeZone, day)!;
        expect(lastDue(change(because, service, from).clocks)).toBe(nth(clock, service, from, days));
      }
    }),
    { numRuns: size(400) },
  );
});

it.each([
  // Friday; 23 February is a holiday in Moscow.
  ['contacts', 'national-kazakhstan', '2026-02-20T00:00:00+03:00', '2026-02-26T21:00:00+03:00'],
  // The same days by the calendar of Kazakhstan, which works on the 23rd.
  ['operator', 'national-kazakhstan', '2026-02-20T00:00:00+05:00', '2026-02-27T21:00:00+05:00'],
] as const)('EA-7 across a weekend and a holiday: %s of %s since %s by %s', (because, service, since, due) => {
  expect(lastDue(change(because, service, at(since)).clocks)).toBe(at(due));
});

it('EA-6 X-4 rules without the report do not fit one whose month is under way: it goes on by those that it has, and falls due', () => {
  const loaded = builtIn('eaeu');
  const newer = rulesOf({
    ...loaded,
    digest: 'newer',
    regulation: { ...loaded.regulation, reports: {}, version: '2' },
  });
  const told = new Told('report', 'central', '2027-01');
  const { from, to } = told.state!;
  told.passUnder(newer, from + 1, command<LaterReport>({ type: 'recalculate', because: 'version' }, from + 1));
  expect(told.outcomes.at(-1)).toMatchObject({ result: { kind: 'refused', code: 'version-does-not-fit' } });
  told.pass(to);
  expect(told.state?.stage).toBe('due');
});
