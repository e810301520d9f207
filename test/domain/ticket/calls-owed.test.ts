/** A desk that tells by when, tells before that passes, and ends nothing but by a call in which the client agreed. */
import { fold } from '../../../domain/process';
import { nextDue, ticketKind, type LaterBody } from '../../../domain/ticket';
import { told } from '../../letters/told';
import { calledDesk } from './rules-desk';
import { author, builtIn, iso, manager, msk, rulesOf, specialist, Story } from './story';

const call = (outcome: 'reached' | 'not-reached' | 'agreed' | 'objected'): LaterBody => ({
  type: 'log-call',
  direction: 'out',
  outcome,
  text: 'Звонили',
});
const solve = { type: 'solve', kind: 'repair', text: 'Связь восстановлена' } as const;
const estimate = (at: string): LaterBody => ({
  type: 'estimate',
  expectedAt: msk(at),
  text: 'Будет готово к этому времени',
});
const filed = (): Story =>
  new Story(calledDesk)
    .file('2026-11-27 10:00', { topic: 'consulting' })
    .does('2026-11-27 10:05', manager, { type: 'assign', to: 'sp-01' });
const triaged = (): Story =>
  filed().does('2026-11-27 10:10', specialist, { type: 'triage', outcome: 'consultation', text: 'Смотрим' });
const solved = (): Story => triaged().does('2026-11-27 22:00', specialist, solve);
const running = (story: Story): readonly string[] =>
  story.ticket.clocks.filter(({ stoppedAt }) => stoppedAt === null).map(({ code, aim }) => `${code} ${iso(aim.due)}`);
/** What was told of calls, and of estimates that slip. */
const remindersOf = (story: Story): readonly string[] =>
  story.told.filter((line) => /^(client-call|promise slips)/.test(line));
const folds = (story: Story): void => expect(fold(ticketKind, story.events)).toEqual(story.ticket);

/** What the built-in desk of the HelpDesk tells the author of an estimate. */
it('HD-6 of less than half an hour the client hears, when it is over, that it takes longer', () => {
  const story = new Story(rulesOf(builtIn('helpdesk')))
    .file('2026-11-27 10:00', { topic: 'no-service' })
    .does('2026-11-27 10:05', specialist, {
      type: 'triage',
      outcome: 'estimate',
      text: 'Десять минут',
      expectedAt: msk('2026-11-27 10:20'),
    });
  const before = story.events.length;
  story.pass('2026-11-27 10:21');
  const letters = told(ticketKind, story, before);
  expect(letters.map(({ to, kind }) => `${to}: ${kind}`)).toContain('p-author: estimate-slips');
  expect(letters.find(({ kind }) => kind === 'estimate-slips')?.body).toContain('27.11.2026, 14:20 (UTC+07:00)');
  expect(letters.find(({ kind }) => kind === 'estimate-slips')?.body).toContain('и он прошёл');
});

describe('HD-6 the client gets an estimate, and hears before it passes that it will be longer', () => {
  it('is owed from the filing, and a told one ends that', () => {
    const story = triaged();
    expect(story.owes).toBe('responsible tell-estimate 2026-11-27 11:00');
    story.does('2026-11-27 10:30', specialist, estimate('2026-11-27 14:00'));
    expect(story.clock('to-estimate')).toMatchObject({ due: '2026-11-27 11:00', stopped: '2026-11-27 10:30' });
    expect(story.clock('promise').due).toBe('2026-11-27 14:00');
    expect(story.owes).toBe('responsible solve 2026-11-27 14:00');
  });

  it('an estimate at triage ends it as well, and so does a solution, which an objection takes back', () => {
    const atOnce = filed().does('2026-11-27 10:10', specialist, {
      type: 'triage',
      outcome: 'estimate',
      text: 'К двум',
      expectedAt: msk('2026-11-27 14:00'),
    });
    expect(atOnce.clock('to-estimate').stopped).toBe('2026-11-27 10:10');
    const story = triaged().does('2026-11-27 10:20', specialist, solve);
    expect(story.clock('to-estimate').stopped).toBe('2026-11-27 10:20');
    story.does('2026-11-27 12:20', author, { type: 'object', text: 'Не работает' });
    expect(story.clock('to-estimate')).toMatchObject({ due: '2026-11-27 13:00', stopped: null });
  });

  it('the limit of the work is another one: it forbids no estimate, and none is to be extended but that', () => {
    expect(triaged().give('2026-11-27 10:30', specialist, estimate('2026-11-30 12:00'))).toBe('done');
  });

  it('a new estimate ends the clock of the old one, which tells nobody any more', () => {
    const story = triaged().does('2026-11-27 10:30', specialist, estimate('2026-11-27 14:00'));
    const before = story.events.length;
    story.pass('2026-11-27 13:30');
    expect(told(ticketKind, story, before).map(({ to, kind }) => `${to}: ${kind}`)).toEqual([
      'p-author: estimate-slips',
      'p-spec: threshold',
    ]);
    story.does('2026-11-27 13:40', specialist, estimate('2026-11-27 18:00'));
    expect(story.clocks.filter(({ code }) => code === 'promise').map(({ stoppedAt }) => iso(stoppedAt))).toEqual([
      '2026-11-27 13:40',
      null,
    ]);
    story.pass('2026-11-27 17:29');
    expect(remindersOf(story)).toEqual(['promise slips 2026-11-27 13:30']);
    story.pass('2026-11-27 17:30');
    expect(remindersOf(story)).toEqual(['promise slips 2026-11-27 13:30', 'promise slips 2026-11-27 17:30']);
    folds(story);
  });
});

describe('HD-7 open until the client was called and has agreed', () => {
  it('a call is owed with the solution, and an agreement closes', () => {
    const story = solved();
    expect(story.owes).toBe('responsible call-client 2026-11-28 02:00');
    expect(nextDue(story.ticket)).toBe(msk('2026-11-28 02:00'));
    story.does('2026-11-28 01:00', specialist, call('agreed'));
    expect(story.ticket).toMatchObject({ stage: 'closed', closed: { how: 'confirmed-by-phone' } });
    expect(running(story)).toEqual([]);
    folds(story);
  });

  it('who was not reached is called again, counted from the call; the late one is told of once', () => {
    const story = solved().does('2026-11-28 03:00', specialist, call('not-reached'));
    expect(story.owes).toBe('responsible call-client 2026-11-28 07:00');
    expect(running(story)).toEqual(['client-call 2026-11-28 07:00']);
    story.pass('2026-12-20 12:00');
    expect(remindersOf(story)).toEqual(['client-call due 2026-11-28 02:00', 'client-call due 2026-11-28 07:00']);
    // Owed still, for ever.
    expect(story.owes).toBe('responsible call-client 2026-11-28 07:00');
    expect(nextDue(story.ticket)).toBe(msk('2026-11-28 07:00'));
  });

  it('who was reached and did not agree is owed a call all the same', () => {
    const story = solved().does('2026-11-28 01:00', specialist, call('reached'));
    expect(story.owes).toBe('responsible call-client 2026-11-28 02:00');
    expect(story.pass('2027-01-28 01:00').ticket.stage).toBe('solved');
  });

  it('an objection takes the solution back, and nobody owes a call about it', () => {
    const story = solved()
      .does('2026-11-28 01:00', specialist, call('not-reached'))
      .does('2026-11-28 02:00', author, { type: 'object', text: 'Не работает' });
    expect(running(story).filter((line) => line.startsWith('c'))).toEqual([]);
    story.does('2026-11-28 03:00', specialist, solve);
    expect(story.owes).toBe('responsible call-client 2026-11-28 07:00');
    folds(story);
  });

  it('a call of before the solution, written down after it, moves nothing', () => {
    const story = triaged().does('2026-11-27 12:00', specialist, solve);
    story.does('2026-11-27 11:30', specialist, call('not-reached'), { storedAt: msk('2026-11-27 12:30') });
    expect(running(story)).toEqual(['client-call 2026-11-27 16:00']);
  });

  it('of a closed ticket, or an earlier cycle, no call is owed', () => {
    const closed = solved().does('2026-11-28 01:00', author, { type: 'confirm' });
    closed.does('2026-11-28 02:00', specialist, call('not-reached'));
    expect(running(closed)).toEqual([]);
    closed.does('2026-11-28 03:00', author, { type: 'reopen', text: 'Снова' });
    closed.does('2026-11-28 02:30', specialist, call('not-reached'), { storedAt: msk('2026-11-28 04:00') });
    expect(running(closed).filter((line) => line.startsWith('call'))).toEqual([]);
  });

  it('a month of calls that reach nobody leaves no trace in the state', () => {
    const story = solved();
    const sizes: number[] = [];
    for (let day = 1; day <= 31; day += 1) {
      const at = msk('2026-11-28 09:00') + day * 24 * 3_600_000;
      story.does(at, specialist, call('not-reached'));
      sizes.push(JSON.stringify({ ...story.ticket, revision: 0 }).length);
    }
    // Numbers of clocks and commands alone get longer.
    expect(new Set(sizes.slice(10)).size).toBe(1);
    // What the last call stopped stays until the next fact about a clock.
    expect(story.ticket.clocks.filter(({ code }) => code === 'client-call')).toHaveLength(2);
    folds(story);
  });
});

describe('HD-2 a call back during the work', () => {
  it('is owed until the client was reached', () => {
    const story = triaged()
      .does('2026-11-27 10:20', specialist, estimate('2026-11-27 18:00'))
      .does('2026-11-27 10:30', specialist, call('not-reached'));
    expect(story.owes).toBe('responsible call-client 2026-11-27 11:00');
    story.does('2026-11-27 10:50', specialist, call('not-reached'));
    expect(running(story)).toContain('call-back 2026-11-27 11:20');
    story.does('2026-11-27 11:10', specialist, call('reached'));
    expect(story.clock('call-back').stopped).toBe('2026-11-27 11:10');
    expect(story.owes).toBe('responsible solve 2026-11-27 18:00');
  });
});
