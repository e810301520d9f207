/** Whose time it was, counted by hand and for every story. Work at the desk `skai` goes on from 9:30 to 18:00 of Moscow. */
import fc from 'fast-check';
import type { Owner } from '../../domain/regulation/types';
import type { TicketEvent } from '../../domain/ticket';
import { monthsBetween, workingTimeBetween, type Instant } from '../../domain/time';
import { countTime, courseOf, measureBy, type WhoseTime } from '../../domain/whose-time';
import { size } from '../support/size';
import { commandsOf, run, start, story } from './ticket/any-story';
import { author, builtIn, contracted, iso, manager, msk, rulesOf, skai, specialist, Story } from './ticket/story';

function timeOf(events: readonly TicketEvent[], now: Instant, rules = skai): WhoseTime {
  return countTime(courseOf(events), (cycle) => measureBy(cycle, rules), now);
}

/** `2026-12-01 10:00 – 2026-12-01 11:00 us assign 60`: a span with its minutes. */
function told({ spans }: WhoseTime): string[] {
  return spans.map(
    ({ from, to, owner, why, seconds }) =>
      `${iso(from)} – ${iso(to)} ${owner} ${why.kind === 'step' ? why.step : why.cause} ${seconds / 60}`,
  );
}

const minutes = ({ sums }: WhoseTime): Readonly<Record<Owner, number>> => ({
  ...{ us: sums.us / 60, client: sums.client / 60, supplier: sums.supplier / 60, nature: sums.nature / 60 },
});
const sum = (parts: readonly { readonly seconds: number }[]): number =>
  parts.reduce((all, { seconds }) => all + seconds, 0);
const worked = (from: Instant, to: Instant): number => {
  const found = workingTimeBetween(skai.calendar('work'), from, to);
  return found.ok ? found.value : NaN;
};

describe('SK-12 whose time it was, by hand', () => {
  const consulting = (): Story =>
    new Story()
      .file('2026-11-30 17:00')
      .does('2026-12-01 10:00', manager, { type: 'assign', to: 'sp-01' })
      .does('2026-12-01 11:00', specialist, { type: 'triage', outcome: 'consultation', text: 'x' })
      .does('2026-12-01 12:00', specialist, { type: 'wait', reason: 'client-details', text: 'x' })
      .does('2026-12-02 10:00', author, { type: 'reply', text: 'x' });
  const untilReply = [
    '2026-11-30 17:00 – 2026-12-01 10:00 us assign 90',
    '2026-12-01 10:00 – 2026-12-01 11:00 us triage 60',
    '2026-12-01 11:00 – 2026-12-01 12:00 us solve 60',
    '2026-12-01 12:00 – 2026-12-02 10:00 client give-details 390',
  ];

  it('is of whoever owes the next step; what nobody has is ours, nights are nobody’s', () => {
    const told_ = consulting()
      .does('2026-12-02 12:00', specialist, { type: 'solve', text: 'x', kind: 'answer' })
      .delivered('2026-12-02 12:00')
      .does('2026-12-03 09:45', author, { type: 'confirm' });
    const time = timeOf(told_.events, msk('2027-01-20 12:00'));
    expect(told(time)).toEqual([
      ...untilReply,
      '2026-12-02 10:00 – 2026-12-02 12:00 us solve 120',
      '2026-12-02 12:00 – 2026-12-03 09:45 client confirm-or-object 375',
    ]);
    expect(minutes(time)).toEqual({ us: 330, client: 765, supplier: 0, nature: 0 });
    expect(time.months).toEqual([
      { month: '2026-11', owner: 'us', seconds: 60 * 60 },
      { month: '2026-12', owner: 'us', seconds: 270 * 60 },
      { month: '2026-12', owner: 'client', seconds: 765 * 60 },
    ]);
  });

  it('an open ticket is counted until now, and what a call brought counts from when it was', () => {
    const waited = consulting().does('2026-12-02 11:00', specialist, { type: 'wait', reason: 'vehicle', text: 'x' });
    expect(told(timeOf(waited.events, msk('2026-12-02 17:00')))).toEqual([
      ...untilReply,
      '2026-12-02 10:00 – 2026-12-02 11:00 us solve 60',
      '2026-12-02 11:00 – 2026-12-02 17:00 client give-details 360',
    ]);
    // Recorded at five, the client called at three.
    waited.does(
      '2026-12-02 15:00',
      specialist,
      { type: 'log-call', direction: 'in', outcome: 'reached', text: 'x' },
      { channel: 'phone', storedAt: msk('2026-12-02 17:00') },
    );
    expect(told(timeOf(waited.events, msk('2026-12-02 17:30'))).slice(-2)).toEqual([
      '2026-12-02 11:00 – 2026-12-02 15:00 client give-details 240',
      '2026-12-02 15:00 – 2026-12-02 17:30 us solve 150',
    ]);
  });

  it('between closing and reopening it is nobody’s', () => {
    const again = consulting()
      .does('2026-12-02 11:00', author, { type: 'close' })
      .does('2026-12-07 10:00', author, { type: 'reopen', text: 'x' });
    expect(told(timeOf(again.events, msk('2026-12-07 12:00')))).toEqual([
      ...untilReply,
      '2026-12-02 10:00 – 2026-12-02 11:00 us solve 60',
      '2026-12-07 10:00 – 2026-12-07 12:00 us triage 120',
    ]);
  });

  it('X-2 a pause is its owner’s: parts are the supplier’s, a wait that pauses whose the contract says', () => {
    const weather = rulesOf(
      contracted(builtIn('skai'), {
        waits: {
          weather: {
            title: { ru: 'Непогода', en: 'Weather' },
            owner: 'nature',
            pauses: ['resolution'],
            source: 'contract',
          },
        },
      }),
    );
    const stood = new Story(weather)
      .file('2026-12-01 10:00', { topic: 'remote-diagnostics', vehicles: 1 })
      .does('2026-12-01 10:00', manager, { type: 'assign', to: 'sp-01' })
      .does('2026-12-01 11:00', specialist, {
        ...{ type: 'triage', outcome: 'estimate', text: 'x' },
        expectedAt: msk('2026-12-04 12:00'),
      })
      .does('2026-12-01 12:00', specialist, { type: 'wait', reason: 'weather', text: 'x' })
      .does('2026-12-01 14:00', specialist, { type: 'resume' })
      .does('2026-12-01 15:00', specialist, {
        ...{ type: 'order-parts', supplier: 's', lines: [{ part: 'p', quantity: 1 }] },
        expectedAt: msk('2026-12-03 12:00'),
      })
      // Nothing can be done about the limit meanwhile, but a word of the client is ours to judge; the pause goes on being the supplier's.
      .does('2026-12-02 12:00', author, { type: 'reply', text: 'x' });
    expect(told(timeOf(stood.events, msk('2026-12-02 18:00'), weather))).toEqual([
      '2026-12-01 10:00 – 2026-12-01 11:00 us triage 60',
      '2026-12-01 11:00 – 2026-12-01 12:00 us solve 60',
      '2026-12-01 12:00 – 2026-12-01 14:00 nature wait:weather 120',
      '2026-12-01 14:00 – 2026-12-01 15:00 us solve 60',
      '2026-12-01 15:00 – 2026-12-02 18:00 supplier parts 690',
    ]);
  });
});

describe('SK-12 X-6 whose time it was, in every story', () => {
  const end = start + 45 * 86_400_000;
  const history = story.map((words) => {
    const begun = new Story().file(start);
    const { state, events } = run(begun.ticket, commandsOf(words), [], end);
    return { state, events: [...begun.events, ...events] };
  });

  /** What is open between the filing and now, by the ticket's own facts. */
  function openTime(events: readonly TicketEvent[]): number {
    let since: Instant | null = start;
    let seconds = 0;
    for (const event of events) {
      if (event.type === 'closed' && since !== null) {
        seconds += worked(since, event.at);
        since = null;
      }
      if (event.type === 'reopened') since = event.at;
    }
    return since === null ? seconds : seconds + worked(since, end);
  }

  it('sums are the calendar’s working time from filing to closing; months and owners share it without a rest', () => {
    fc.assert(
      fc.property(history, ({ events }) => {
        const time = timeOf(events, end);
        expect(sum(time.spans)).toBe(openTime(events));
        expect(sum(time.months)).toBe(sum(time.spans));
        for (const owner of ['us', 'client', 'supplier', 'nature'] as const) {
          const own = (parts: readonly { owner: Owner; seconds: number }[]): number =>
            sum(parts.filter((part) => part.owner === owner));
          expect([own(time.spans), own(time.months)]).toEqual([time.sums[owner], time.sums[owner]]);
        }
        for (const [index, { from, to }] of time.spans.entries()) {
          expect(from).toBeLessThan(to);
          expect(from).toBeGreaterThanOrEqual(time.spans[index - 1]?.to ?? start);
        }
        for (const { month, from, to } of monthsBetween('Europe/Moscow', start, end)) {
          const within = time.spans.map((span) => worked(Math.max(span.from, from), Math.min(span.to, to)));
          const seconds = sum(time.months.filter((line) => line.month === month));
          expect(seconds).toBe(within.reduce((all, each) => all + each, 0));
        }
      }),
      { numRuns: size(200) },
    );
  });

  it('an open ticket grows at its last owner alone, a closed one not at all', () => {
    fc.assert(
      fc.property(history, fc.nat(20_000), ({ state, events }, more) => {
        const [before, after] = [timeOf(events, end), timeOf(events, end + more * 60_000)];
        const grown = sum(after.spans) - sum(before.spans);
        const last = courseOf(events).turns.at(-1)?.owner ?? null;
        expect(grown).toBe(state.closed === null ? worked(end, end + more * 60_000) : 0);
        for (const owner of ['us', 'client', 'supplier', 'nature'] as const)
          expect(after.sums[owner] - before.sums[owner]).toBe(owner === last ? grown : 0);
      }),
      { numRuns: size(100) },
    );
  });

  it('what is written at one instant counts as it stood after it, in whatever portions it was committed', () => {
    fc.assert(
      fc.property(story, fc.array(fc.nat(25), { maxLength: 6 }), (words, points) => {
        const of = (cuts: readonly number[]): WhoseTime => {
          const begun = new Story().file(start);
          return timeOf([...begun.events, ...run(begun.ticket, commandsOf(words), cuts, end).events], end);
        };
        expect(of([...points].sort((a, b) => a - b))).toEqual(of([]));
      }),
      { numRuns: size(50) },
    );
  });
});
