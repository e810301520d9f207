/** Several services on one ticket: who has it, who sees it, whose clocks run, and who owes the next step (EA-2, HD-3, HD-4, HT-8). */
import type { PersonActor } from '../../../domain/policy/actor';
import { maySee } from '../../../domain/policy/may';
import { abilities } from '../../../domain/process';
import { splitOff, ticketKind, type LaterBody } from '../../../domain/ticket';
import { whatIf } from '../../../domain/what-if';
import { exchange, exchangePerson, ExchangeStory, servicesDesk } from './services-desk';
import { author, builtIn, catalogOf, contracted, manager, msk, rulesOf, skai, specialist, Story } from './story';

const [line, central, eastern, both, all, coordinator] = ['sp-11', 'sp-12', 'sp-13', 'sp-14', 'sp-15', 'co-11'].map(
  exchangePerson,
) as [PersonActor, PersonActor, PersonActor, PersonActor, PersonActor, PersonActor];
const boss = exchangePerson('ma-11');

// A Monday.
const filedAt = '2026-11-23 10:00';
const filed = (): ExchangeStory => new ExchangeStory().file(filedAt, { topic: 'remote-diagnostics', vehicles: 1 });
const to = (service: string): LaterBody => ({ type: 'hand-over', to: service, text: 'Обрыв у вас' });
const accept: LaterBody = { type: 'accept' };
const back: LaterBody = { type: 'return', reason: 'Не наш участок', text: 'Проверьте шлюз' };
const handed = (): ExchangeStory => filed().does('2026-11-23 12:00', line, to('eastern'));
const accepted = (): ExchangeStory => handed().does('2026-11-24 07:00', eastern, accept);
const can = (story: Story, actor: PersonActor, command: string): string | undefined =>
  abilities(ticketKind, story.ticket, actor, story.rules, story.ticket, story.ticket.lastAt)[command];

describe('EA-2 a ticket is with one service', () => {
  it('the first one holds what comes in, another one what staff file for it', () => {
    expect(filed().ticket.service).toMatchObject({ holds: 'line', took: ['line'], pending: null });
    const named = new ExchangeStory().file(filedAt, { service: 'central' }, boss);
    expect(named.ticket.service).toMatchObject({ holds: 'central', took: ['central'], pending: null });
  });

  it('whose specialist took it down sees it as well', () => {
    expect(new ExchangeStory().file(filedAt, {}, both).ticket.service.took).toEqual(['line', 'eastern', 'central']);
  });

  it('a desk that names no services has one, unnamed', () => {
    const story = new Story().file(filedAt);
    expect(story.ticket.service).toMatchObject({ holds: null, took: [], pending: null });
    for (const command of ['hand-over', 'accept', 'return', 'record-test'])
      expect([command, can(story, specialist, command)]).toEqual([
        command,
        { 'hand-over': 'no-other-service', 'record-test': 'unknown-test' }[command] ?? 'no-hand-over',
      ]);
  });

  it('handed over it waits for the other one, which owes the next step by its own calendar', () => {
    const story = handed();
    expect(story.ticket.service).toMatchObject({
      holds: 'line',
      took: ['line', 'eastern'],
      pending: { to: 'eastern', from: 'line', since: msk('2026-11-23 12:00'), by: line.personId },
    });
    // 12:00 in Moscow is 15:00 in Bishkek: three hours are left of the day there, the fourth is tomorrow's first.
    expect(story.owes).toBe('service answer-hand-over 2026-11-24 07:00');
    expect(story.clock('hand-over').found).toMatchObject({ calendar: 'east', owes: 'service' });
  });

  it('accepted it is held by the other one, and nobody is responsible yet', () => {
    const story = filed()
      .does('2026-11-23 10:05', line, { type: 'assign', to: 'sp-11' })
      .does('2026-11-23 12:00', line, to('eastern'));
    expect(story.ticket.assignee).toBe('sp-11');
    story.does('2026-11-23 13:00', eastern, accept);
    expect(story.ticket).toMatchObject({ assignee: null, service: { holds: 'eastern', pending: null } });
    expect(story.owes).toMatch(/^manager assign/);
    expect(story.events.find(({ type }) => type === 'hand-over-accepted')).toMatchObject({ released: 'sp-11' });
  });

  it('returned it stays with the one before, with the reason on the record, and who was responsible still is', () => {
    const story = filed()
      .does('2026-11-23 10:05', line, { type: 'assign', to: 'sp-11' })
      .does('2026-11-23 12:00', line, to('eastern'))
      .does('2026-11-23 14:00', eastern, back);
    expect(story.ticket).toMatchObject({ assignee: 'sp-11', service: { holds: 'line', took: ['line', 'eastern'] } });
    expect(story.events.find(({ type }) => type === 'hand-over-returned')).toMatchObject({
      service: 'line',
      fromService: 'eastern',
      reason: 'Не наш участок',
    });
    expect(story.owes).toMatch(/^responsible triage/);
  });

  it.each<[string, ExchangeStory, PersonActor, LaterBody, string]>([
    ['to oneself', filed(), line, to('line'), 'own-service'],
    ['to one that nobody knows', filed(), line, to('west'), 'unknown-service'],
    ['to one that the regulation does not allow', accepted(), eastern, to('line'), 'not-handed-there'],
    ['while one is pending', handed(), line, to('central'), 'hand-over-pending'],
    ['by one who does not hold it', filed(), central, to('eastern'), 'not-allowed'],
    ['by one who held it before', accepted(), line, to('central'), 'not-your-service'],
    ['a return by one who was not asked', handed(), line, back, 'not-your-service'],
    ['an acceptance by one who was not asked', handed(), line, accept, 'not-your-service'],
    ['a return of what is taken', accepted(), eastern, back, 'no-hand-over'],
    ['an acceptance of nothing', filed(), line, accept, 'no-hand-over'],
    ['by the client', filed(), author, to('eastern'), 'not-allowed'],
    ['an acceptance by the client', handed(), author, accept, 'not-allowed'],
    ['by the coordinator', filed(), coordinator, to('eastern'), 'done'],
    ['by one who works for all', accepted(), all, to('central'), 'done'],
    ['an acceptance by one of two services', handed(), both, accept, 'done'],
  ])('refused or not: %s', (_, story, actor, body, verdict) => {
    const before = story.ticket;
    expect(story.give('2026-11-24 09:30', actor, body)).toBe(verdict);
    if (verdict !== 'done') expect(story.ticket.service).toEqual(before.service);
  });

  it('what is solved or closed nobody has to take any more', () => {
    const solve = { type: 'solve', kind: 'answer', text: 'Готово' } as const;
    const solved = handed().does('2026-11-23 12:30', line, solve);
    expect(solved.ticket.service.pending).toBeNull();
    expect(solved.types).toContain('hand-over-lapsed');
    expect(solved.clock('hand-over').stopped).toBe('2026-11-23 12:30');
    expect(can(solved, line, 'hand-over')).toBe('already-solved');
    const closed = handed().does('2026-11-23 12:30', author, { type: 'close' });
    expect(closed.ticket.service).toMatchObject({ holds: 'line', pending: null });
    expect(can(closed, line, 'hand-over')).toBe('ticket-closed');
  });
});

describe('EA-2 HD-3 who sees it, and whose work it is', () => {
  const sees = (story: ExchangeStory, actor: PersonActor): boolean =>
    maySee(actor, { ...story.ticket, technicians: [] });

  it('all services that took part see it, and those that lead or coordinate all', () => {
    expect([line, eastern, central, both, all, coordinator, boss].map((actor) => sees(filed(), actor))).toEqual([
      ...[true, false, false, false],
      ...[true, true, true],
    ]);
    const story = accepted();
    expect([line, eastern, central, both].map((actor) => sees(story, actor))).toEqual([true, true, false, true]);
    const returned = handed().does('2026-11-23 14:00', eastern, back);
    expect([line, eastern, central].map((actor) => sees(returned, actor))).toEqual([true, true, false]);
  });

  it('work is given to people of the service that holds it only', () => {
    const assign = (who: string): LaterBody => ({ type: 'assign', to: who });
    const verdicts = (story: ExchangeStory): string[] =>
      ['sp-11', 'sp-13', 'sp-14', 'sp-15', 'co-11'].map((who) => {
        const told = story.give('2026-11-24 09:30', boss, assign(who));
        if (told === 'done') story.does('2026-11-24 09:30', boss, { type: 'assign', to: null });
        return told;
      });
    const no = 'not-for-this-person';
    expect(verdicts(filed())).toEqual(['done', no, no, 'done', 'done']);
    expect(verdicts(handed())).toEqual(['done', no, no, 'done', 'done']);
    expect(verdicts(accepted())).toEqual([no, 'done', 'done', 'done', 'done']);
  });

  it('of the others that took part each reads and writes, and does not take the work', () => {
    const story = accepted();
    const yes = ['reply', 'note', 'log-call', 'share', 'record-test'];
    const no = ['assign', 'classify', 'triage', 'wait', 'solve', 'propose-extension', 'close', 'hand-over'];
    expect(yes.map((command) => can(story, line, command))).toEqual(yes.map(() => 'yes'));
    expect(no.map((command) => can(story, line, command))).toEqual(no.map(() => 'not-your-service'));
    expect(no.map((command) => can(story, eastern, command))).toEqual([
      ...['yes', 'yes', 'yes', 'yes', 'yes', 'yes'],
      ...['yes', 'yes'],
    ]);
    story.does('2026-11-24 09:30', line, { type: 'reply', text: 'Передали' });
    expect(story.ticket.assignee).toBeNull();
  });

  it('who is responsible and works for the service no more is let go by the next word', () => {
    const held = accepted().does('2026-11-24 08:00', boss, { type: 'assign', to: 'sp-13' });
    held.does('2026-11-24 09:00', eastern, to('central')).does('2026-11-24 10:00', central, accept);
    expect(held.ticket.assignee).toBeNull();
    held.does('2026-11-24 11:00', both, { type: 'assign', to: 'sp-14' });
    expect(held.ticket.assignee).toBe('sp-14');
  });

  it('what is split off is with the service that split it off', () => {
    const story = accepted();
    const split = { type: 'split', subject: 's', text: 't' } as const;
    expect(splitOff(story.ticket, split, exchange).service).toBe('eastern');
    expect(splitOff(new Story().file(filedAt).ticket, split, skai)).not.toHaveProperty('service');
  });
});

describe('EA-2 X-3 each service has clocks of its own, and the promises to the client run on', () => {
  it('from hand-over to acceptance and from acceptance to hand-over, by the calendar of each', () => {
    const promise = filed().clock('resolution').due;
    const story = handed();
    expect(story.clock('first-service')).toMatchObject({ stopped: '2026-11-23 12:00' });
    expect(story.clock('first-service').found).toMatchObject({ calendar: 'work' });
    story.does('2026-11-24 06:30', eastern, accept);
    expect(story.clock('hand-over').stopped).toBe('2026-11-24 06:30');
    // Eight working hours from 9:30 in Bishkek.
    expect(story.clock('next-service')).toMatchObject({ started: '2026-11-24 06:30', due: '2026-11-24 14:30' });
    story.does('2026-11-24 08:00', eastern, to('central'));
    expect(story.clock('next-service').stopped).toBe('2026-11-24 08:00');
    // The central service opens at 9:30 in Moscow.
    expect(story.owes).toBe('service answer-hand-over 2026-11-24 13:30');
    expect(story.clock('resolution').due).toBe(promise);
  });

  it('returned, the time of the one before goes on with what was left', () => {
    const kept = filed().clock('first-service').due;
    const story = handed().does('2026-11-24 12:00', eastern, back);
    expect(kept).toBe('2026-11-25 18:00');
    // What it was away of the days that count comes on top: Tuesday 9:30 to 12:00.
    expect(story.clock('first-service')).toMatchObject({ due: '2026-11-26 12:00', stopped: null });
    expect(story.clock('first-service').found?.pauses).toEqual([
      { from: msk('2026-11-23 12:00'), to: msk('2026-11-24 12:00'), cause: 'handed-over', owner: 'us' },
    ]);
  });

  it('a solution ends the time of the service, and an objection takes it up with what was left', () => {
    const story = accepted();
    story.does('2026-11-24 08:00', eastern, { type: 'solve', kind: 'answer', text: 'Готово' });
    expect(story.clock('next-service').stopped).toBe('2026-11-24 08:00');
    story.does('2026-11-25 08:00', author, { type: 'object', text: 'Нет' });
    expect(story.clock('next-service')).toMatchObject({ stopped: null, due: '2026-11-25 15:00' });
  });

  it('what counts by the calendar of whoever holds it counts by another one once that is accepted', () => {
    const clocks = { resolution: { calendar: 'of-service' } };
    const rules = rulesOf(contracted(servicesDesk(), { clocks }));
    const story = new ExchangeStory(rules).file(filedAt, { topic: 'remote-diagnostics', vehicles: 1 });
    expect(story.clock('resolution')).toMatchObject({ due: '2026-11-30 18:00', found: { calendar: 'work' } });
    story.does('2026-11-23 12:00', line, to('eastern')).does('2026-11-23 13:00', eastern, accept);
    // The fifth working day of the east ends three hours earlier.
    expect(story.clock('resolution')).toMatchObject({ due: '2026-11-30 15:00', found: { calendar: 'east' } });
  });

  it('what a table says of a service counts once that service has it', () => {
    const limit = { east: { when: { service: 'eastern' }, value: '3 working-day' }, else: { value: '5 working-day' } };
    const rules = rulesOf(contracted(servicesDesk(), { clocks: { resolution: { limit } } }));
    const story = new ExchangeStory(rules).file(filedAt, { topic: 'remote-diagnostics', vehicles: 1 });
    expect(story.clock('resolution').due).toBe('2026-11-30 18:00');
    story.does('2026-11-23 12:00', line, to('eastern')).does('2026-11-23 13:00', eastern, accept);
    expect(story.clock('resolution').due).toBe('2026-11-26 18:00');
  });

  it('a question of what would be due asks nothing of the services', () => {
    const nothing = {
      requestType: null,
      category: null,
      priority: null,
      level: null,
      pauses: [],
      parts: [],
      extensions: [],
    };
    const question = {
      ...nothing,
      start: msk(filedAt),
      topic: 'remote-diagnostics',
      vehicles: 1,
      visit: null,
      emergency: null,
    };
    const asked = whatIf(question, exchange);
    if ('refused' in asked) throw new Error('refused');
    expect(asked.promised.map(({ code }) => code).sort()).toEqual(['resolution', 'triage']);
  });

  it('an answer that does not come is told to the service that is asked', () => {
    const story = handed().pass('2026-11-24 09:00');
    expect(story.told).toContain('hand-over due 2026-11-24 07:00');
    const told = story.events.find(({ type }) => type === 'threshold-told');
    expect(told).toMatchObject({ whom: ['service', 'manager'] });
  });
});

describe('EA-2 X-1 other rules', () => {
  const newer = rulesOf(servicesDesk({ version: '99', inForceFrom: '2026-11-01', publishedOn: '2026-11-01' }));
  const fewer = rulesOf(
    servicesDesk({
      ...{ version: '100', inForceFrom: '2026-11-02', publishedOn: '2026-11-02' },
      services: {
        line: { title: { ru: 'Л', en: 'L' }, calendar: 'work', first: true, source: '1' },
        central: { title: { ru: 'Ц', en: 'C' }, calendar: 'work', source: '1' },
      },
      tests: {},
    }),
  );
  const use = (version: string): LaterBody => ({ type: 'use-version', regulation: version });

  it('rules that name services for the first time give the ticket to the first', () => {
    const base = rulesOf(builtIn('skai'));
    const story = new ExchangeStory(base, catalogOf(base, newer)).file(filedAt);
    expect(story.at).toBe('null');
    story.does('2026-11-23 11:00', manager, use('99'));
    expect(story.at).toBe('line');
    expect(story.types).toContain('service-set');
  });

  it('rules without a service that has it do not fit; reopened, it is with the first', () => {
    const story = new ExchangeStory(exchange, catalogOf(exchange, fewer)).file(filedAt);
    story.does('2026-11-23 12:00', line, to('eastern'));
    expect(story.give('2026-11-23 13:00', boss, use('100'))).toBe('version-does-not-fit');
    story.does('2026-11-23 14:00', eastern, accept).does('2026-11-23 15:00', author, { type: 'close' });
    const later = new ExchangeStory(exchange, catalogOf(fewer, exchange));
    later.state = story.ticket;
    later.does('2026-11-24 12:00', author, { type: 'reopen', text: 'Снова' });
    expect(later.ticket.service).toMatchObject({ holds: 'line', took: ['line', 'eastern'], pending: null });
  });
});

describe('HD-4 HD-5 preliminary tests', () => {
  const test = (result: string, more: object = {}): LaterBody => ({
    type: 'record-test',
    test: 'exchange-log',
    result,
    ...more,
  });

  it('the record keeps every result, the ticket the last one, and the service that it leads to is only said', () => {
    const story = filed()
      .does('2026-11-23 10:30', line, test('clean'))
      .does('2026-11-23 11:00', line, test('eastern', { text: 'Журнал приложен' }));
    expect(story.types.filter((type) => type === 'test-recorded')).toHaveLength(2);
    expect(story.ticket.tests).toEqual({
      'exchange-log': { result: 'eastern', service: 'eastern', at: msk('2026-11-23 11:00') },
    });
    expect(story.at).toBe('line');
    expect(can(story, line, 'hand-over')).toBe('yes');
  });

  it.each([
    ['an unknown test', line, { type: 'record-test', test: 'no', result: 'clean' }, 'unknown-test'],
    ['an unknown result', line, test('no'), 'unknown-result'],
    ['by the client', author, test('clean'), 'not-allowed'],
    ['by another service that took part', eastern, test('clean'), 'done'],
  ] as const)('%s: %3$s', (_, actor, body, verdict) => {
    expect(handed().give('2026-11-23 12:30', actor, body)).toBe(verdict);
  });
});
