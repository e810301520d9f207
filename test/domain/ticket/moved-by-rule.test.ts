/** A desk whose regulation raises priorities and moves tickets on when nobody does anything in time. */
import fc from 'fast-check';
import { advance, fold } from '../../../domain/process';
import { servicePresent, ticketKind, type LaterBody, type TicketEvent } from '../../../domain/ticket';
import { size } from '../../support/size';
import { told } from '../../letters/told';
import { movingDesk } from './moving-desk';
import { ExchangeStory, exchangePeople, exchangePerson } from './services-desk';
import type { Story } from './story';
import { author, catalogOf, iso, msk, world } from './story';

const [line, central, eastern, chief] = ['sp-11', 'sp-12', 'sp-13', 'ma-11'].map(exchangePerson) as [
  ReturnType<typeof exchangePerson>,
  ReturnType<typeof exchangePerson>,
  ReturnType<typeof exchangePerson>,
  ReturnType<typeof exchangePerson>,
];
const filed = (): ExchangeStory => {
  const story = new ExchangeStory(movingDesk);
  story.file('2026-11-30 10:00', { topic: 'consulting' });
  return story;
};
const handOver = (to: string): LaterBody => ({ type: 'hand-over', to, text: 'Это у вас' });
const acted = (story: Story): readonly string[] =>
  story.events.flatMap((event) =>
    event.type === 'rule-acted'
      ? [`${iso(event.at)} ${event.act} ${event.priority ?? event.service ?? ''} ${event.refused ?? 'done'}`]
      : [],
  );
const letters = (story: Story, from: number): string[] =>
  told(ticketKind, story, from).map(({ to, kind }) => `${to}: ${kind}`);
/** The letters between services, each by the service whose people have the ticket before them then. */
function toServices(story: Story): string[] {
  let state = ticketKind.first(story.events[0] as TicketEvent);
  return story.events.slice(1).flatMap((event) => {
    const before = state;
    state = ticketKind.evolve(before, event);
    return (ticketKind.notices?.(event, state, movingDesk, before) ?? [])
      .filter(({ audience, kind }) => audience === 'service' && kind.startsWith('service-'))
      .map(({ kind }) => `${servicePresent(state.service)} ${kind}`);
  });
}
const folds = (story: Story): void => expect(fold(ticketKind, story.events)).toEqual(story.ticket);

describe('HD-8 the priority is raised when time runs out', () => {
  it('at its moment, on the record, and the limits follow it', () => {
    const story = filed().does('2026-11-30 10:05', chief, { type: 'assign', to: 'sp-11' });
    expect([story.ticket.priority, story.clock('severity').due]).toEqual(['normal', '2026-11-30 18:00']);
    const before = story.events.length;
    story.pass('2026-11-30 12:00');
    expect(acted(story)).toEqual(['2026-11-30 12:00 escalate critical done']);
    expect(story.ticket).toMatchObject({ priority: 'critical', ownPriority: 'critical' });
    expect(letters(story, before)).toContain('p-spec: escalated');
    // Eight hours were four under the other priority, counted from the filing.
    expect(story.clock('severity').due).toBe('2026-11-30 14:00');
    expect(story.events.find(({ type }) => type === 'classified')).toMatchObject({ by: { part: 'clock' } });
    folds(story);
  });

  it('what goes first already stays as it is, and is not raised twice', () => {
    const story = filed().does('2026-11-30 10:05', chief, { type: 'classify', priority: 'critical' });
    story.pass('2026-11-30 13:00');
    expect(acted(story)).toEqual(['2026-11-30 12:00 escalate critical priority-not-lower']);
    story.does('2026-11-30 13:10', chief, { type: 'classify', priority: 'normal' }).pass('2026-12-10 12:00');
    expect(acted(story)).toHaveLength(1);
    expect(story.ticket.priority).toBe('normal');
  });

  it('a machine is never late: nobody owes it, and its clock ends with it', () => {
    const story = filed();
    expect(story.owes).not.toContain('nobody');
    story.pass('2026-11-30 12:00');
    expect(story.clock('raising').stopped).toBe('2026-11-30 12:00');
  });

  it('a solution, or the first answer, ends it', () => {
    const story = filed().does('2026-11-30 11:00', line, { type: 'triage', outcome: 'consultation', text: 'Смотрим' });
    expect(acted(story.pass('2026-12-10 12:00')).filter((text) => text.includes('escalate'))).toEqual([]);
  });
});

describe('HD-4 EA-2 a ticket moves on when no service takes it', () => {
  it('the service that is silent is left, and the next one is asked', () => {
    const story = filed().does('2026-11-30 11:00', line, handOver('eastern'));
    story.pass('2026-11-30 11:30');
    expect(story.at).toBe('line > eastern');
    const before = story.events.length;
    story.pass('2026-11-30 15:00');
    expect(acted(story).filter((text) => text.includes('hand-over'))).toEqual([
      '2026-11-30 15:00 hand-over central done',
    ]);
    expect(story.at).toBe('line > central');
    const got = letters(story, before);
    expect(got).toContain('p-man: threshold');
    expect(toServices(story)).toEqual(['eastern service-asked', 'line service-silent', 'central service-asked']);
    expect(story.owes).toBe('service answer-hand-over 2026-12-01 10:30');
    // Its own time stood all the while, and is the line's again when nobody takes it.
    story.does('2026-11-30 16:00', central, { type: 'return', reason: 'Не наше', text: 'Сети в порядке' });
    expect(story.clock('first-service').found?.pauses).toEqual([
      expect.objectContaining({ from: msk('2026-11-30 11:00'), to: msk('2026-11-30 15:00') }),
      expect.objectContaining({ from: msk('2026-11-30 15:00'), to: msk('2026-11-30 16:00') }),
    ]);
    folds(story);
  });

  it('a service that a rule has asked in this cycle is asked by no rule again', () => {
    const story = filed().does('2026-11-30 11:00', line, handOver('eastern')).pass('2026-12-01 10:00');
    story
      .does('2026-12-01 10:10', central, { type: 'return', reason: 'Не наше', text: 'Сети в порядке' })
      .does('2026-12-01 11:30', line, handOver('eastern'))
      .pass('2026-12-30 10:00');
    expect(
      acted(story)
        .filter((text) => text.includes('hand-over'))
        .map((text) => text.slice(17)),
    ).toEqual(['hand-over central done', 'hand-over central asked-by-rule']);
    expect(story.at).toBe('line > eastern');
  });

  it('a person can still ask it, and another cycle begins anew', () => {
    const story = filed().does('2026-11-30 11:00', line, handOver('eastern')).pass('2026-12-01 10:00');
    story.does('2026-12-01 10:10', central, { type: 'accept' });
    expect(story.at).toBe('central');
    expect(story.ticket.service.byRule).toEqual(['central']);
    story
      .does('2026-12-01 10:20', central, { type: 'close', reason: 'withdrawn' })
      .does('2026-12-01 10:30', author, { type: 'reopen', text: 'Снова' });
    expect(story.ticket.service.byRule).toEqual([]);
    folds(story);
  });

  it('an answer in time, or a solution, leaves nothing to do', () => {
    const accepted = filed()
      .does('2026-11-30 11:00', line, handOver('eastern'))
      .does('2026-11-30 11:30', eastern, { type: 'accept' })
      .pass('2026-12-20 10:00');
    expect(acted(accepted).filter((text) => text.includes('hand-over'))).toEqual([]);
  });
});

const acts: readonly (readonly [ReturnType<typeof exchangePerson>, LaterBody])[] = [
  ...['line', 'central', 'eastern'].flatMap((to) => [line, central, eastern].map((by) => [by, handOver(to)] as const)),
  ...[line, central, eastern].flatMap((by) => [
    [by, { type: 'accept' }] as const,
    [by, { type: 'return', reason: 'r', text: 't' }] as const,
    [by, { type: 'triage', outcome: 'consultation', text: 't' }] as const,
    [by, { type: 'solve', kind: 'answer', text: 't' }] as const,
  ]),
  [chief, { type: 'classify', priority: 'normal' }],
  [author, { type: 'reply', text: 't' }],
  [author, { type: 'object', text: 't' }],
  [author, { type: 'close' }],
  [author, { type: 'reopen', text: 't' }],
];

describe('X-5 whatever people do, rules come to an end', () => {
  const start = msk('2026-11-30 10:00');

  it('no act is done twice for one instant, no service is asked twice a cycle, time alone brings an end, and the record folds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...acts), fc.integer({ min: 1, max: 2_000 })), { maxLength: 20 }),
        (words) => {
          const begun = filed();
          const history: TicketEvent[] = [...begun.events];
          let state = begun.ticket;
          let at = start;
          const step = (now: number, commands: Parameters<Story['advance']>[0]): void => {
            const next = advance(ticketKind, {
              ...{ state, commands, now, catalog: catalogOf(movingDesk), directory: exchangePeople, world },
              standing: state,
              onFault: (ref, error) => {
                throw new Error(ref, { cause: error });
              },
            });
            state = next.state ?? state;
            history.push(...next.events);
          };
          words.forEach(([[actor, body], after], index) => {
            at += after * 60_000;
            const command = { id: `c-${index}`, actor, channel: 'portal', receivedAt: at, storedAt: at, body } as const;
            step(at, [command]);
          });
          step(at + 400 * 86_400_000, []);
          const rules = history.filter((event) => event.type === 'rule-acted');
          const instants = rules.map(({ commandId }) => commandId);
          expect(new Set(instants).size).toBe(instants.length);
          let asked: string[] = [];
          for (const event of history) {
            if (event.type === 'reopened') asked = [];
            if (event.type !== 'handed-over' || event.messageId !== null) continue;
            expect(asked).not.toContain(event.service);
            asked.push(event.service);
          }
          expect(fold(ticketKind, JSON.parse(JSON.stringify(history)) as TicketEvent[])).toEqual(state);
        },
      ),
      { numRuns: size(150) },
    );
  });
});
