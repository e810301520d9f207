/** What holds for every story, whatever people do and in whatever portions it is committed. */
import fc from 'fast-check';
import { abilities, advance, fold, nextTick } from '../../../domain/process';
import { isVisitOpen, nextDue, nextStep, ticketKind, type TicketEvent } from '../../../domain/ticket';
import { beside, commandsOf, filed, run, start, story, word } from './any-story';
import { msk, sender, skai, specialist, standing, Story, type Command } from './story';
import { size } from '../../support/size';

describe('every story', () => {
  it('X-5 committed in any portions comes to the same events and state', () => {
    fc.assert(
      fc.property(story, fc.array(fc.nat(25), { maxLength: 6 }), (words, points) => {
        const commands = commandsOf(words);
        const end = (commands.at(-1)?.receivedAt ?? start) + 40 * 86_400_000;
        const cuts = [...points].sort((a, b) => a - b);
        expect(run(filed(), commands, cuts, end)).toEqual(run(filed(), commands, [], end));
      }),
      { numRuns: size(300) },
    );
  });

  it('SK-6 events are numbered without gaps, and fold, also from JSON, to the state', () => {
    fc.assert(
      fc.property(story, (words) => {
        const begun = new Story().file(start);
        const { state, events } = run(begun.ticket, commandsOf(words), [], start + 60 * 86_400_000);
        const history = [...begun.events, ...events];
        expect(history.map(({ revision }) => revision)).toEqual(history.map((_, i) => i + 1));
        expect(fold(ticketKind, JSON.parse(JSON.stringify(history)) as TicketEvent[])).toEqual(state);
        expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      }),
      { numRuns: size(300) },
    );
  });

  it('X-5 nothing due is left behind, a terminal ticket has no promise running, and somebody owes the next step', () => {
    fc.assert(
      fc.property(story, (words) => {
        const now = start + 60 * 86_400_000;
        const { state } = run(filed(), commandsOf(words), [], now);
        expect(nextTick(state)?.at ?? Infinity).toBeGreaterThan(now);
        const running = state.clocks.filter(({ stoppedAt }) => stoppedAt === null);
        if (state.stage === 'closed') {
          expect(running.every(({ from }) => from === 'word-after-closing')).toBe(true);
          // A word that nobody has judged is owed, by a date.
          expect(ticketKind.hasEnded(state)).toBe(nextDue(state) === null && !state.visits.some(isVisitOpen));
        } else {
          const step = nextStep(state);
          expect(step.owes).not.toBe('nobody');
          // A solution whose letter is on its way has no clock yet: the sender reports a delivery or a failure.
          const onItsWay = state.solution !== null && state.solution.deliveredAt === null;
          expect(running.length > 0 || state.visits.length > 0 || onItsWay).toBe(true);
        }
        if (state.stage === 'solved') expect(state.solution).not.toBeNull();
        if (state.words.some(({ after }) => after === 'closing')) expect(state.stage).toBe('closed');
      }),
      { numRuns: size(300) },
    );
  });

  it('X-5 what `can` refuses is refused for the same reason', () => {
    fc.assert(
      fc.property(story, word, (words, last) => {
        if (last.actor.kind === 'system' || last.body.type === 'malformed-signal') return;
        const { state } = run(filed(), commandsOf(words), [], start + 10 * 86_400_000);
        const at = state.lastAt + 1;
        const can = abilities(ticketKind, state, last.actor, skai, standing, at);
        const verdict = can[last.body.type];
        const command: Command = {
          id: 'last',
          actor: last.actor,
          channel: 'portal',
          receivedAt: at,
          storedAt: at,
          body: last.body,
        };
        const [outcome] = advance(ticketKind, { state, commands: [command], now: at, ...beside }).outcomes;
        if (verdict !== 'yes') expect(outcome?.result).toEqual({ kind: 'refused', code: verdict });
      }),
      { numRuns: size(300) },
    );
  });

  it('SK-20 a delivery report twice changes nothing the second time', () => {
    const told = new Story().file(start);
    told
      .does('2026-12-25 13:00', specialist, { type: 'solve', text: 'x', kind: 'answer' })
      .delivered('2026-12-25 13:01');
    const { state } = told;
    const again = told.give(msk('2026-12-25 13:02'), sender, {
      type: 'delivery-report',
      noticeId: 'n',
      kind: 'solution',
      subject: told.ticket.solution?.id ?? null,
      state: 'delivered',
      deliveredAt: msk('2026-12-25 13:01'),
    });
    expect(again).toBe('unknown-notice');
    expect(told.state).toEqual(state);
  });
});
