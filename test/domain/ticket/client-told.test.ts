/** The promise to tell the client that service is back ends with the telling: the letter that arrives, or a call that reaches. */
import { fold } from '../../../domain/process';
import { ticketKind, type LaterBody } from '../../../domain/ticket';
import type { JsonObject } from '../../../regulations';
import { calledPatch } from './rules-desk';
import { author, builtIn, contracted, msk, rulesOf, sender, specialist, Story } from './story';

const telling = {
  title: { ru: 'Сообщение клиенту', en: 'Word to the client' },
  from: 'solved',
  until: 'client-told',
  limit: '30 minute',
  calendar: 'always',
  owes: 'responsible',
  tell: { due: { at: 'due', whom: ['responsible', 'manager'], anyHour: true } },
  source: '7',
};
const withTelling = (more: JsonObject = {}): JsonObject => ({
  ...calledPatch,
  clocks: { ...(calledPatch['clocks'] as JsonObject), telling },
  ...more,
});
const desk = rulesOf(contracted(builtIn('skai'), withTelling()));
const call = (outcome: 'reached' | 'not-reached' | 'objected', direction: 'in' | 'out' = 'out'): LaterBody => ({
  ...{ type: 'log-call', direction, outcome, text: 'Звонили' },
});
const solved = (rules = desk): Story =>
  new Story(rules)
    .file('2026-11-27 10:00', { topic: 'consulting' })
    .does('2026-11-27 10:10', specialist, { type: 'triage', outcome: 'consultation', text: 'Смотрим' })
    .does('2026-11-27 12:00', specialist, { type: 'solve', kind: 'repair', text: 'Связь восстановлена' });
const failed = (story: Story, at: string): Story =>
  story.does(at, sender, {
    ...{ type: 'delivery-report', noticeId: 'n', kind: 'solution', subject: story.ticket.solution?.id ?? null },
    ...{ state: 'failed', deliveredAt: msk(at) },
  });

it('HD-7 is owed from the solution on, and the solution alone does not end it; the letter that arrives does', () => {
  const story = solved();
  expect(story.clock('telling')).toMatchObject({ due: '2026-11-27 12:30', stopped: null });
  expect(story.owes).toBe('responsible call-client 2026-11-27 12:30');
  story.delivered('2026-11-27 12:05');
  expect(story.clock('telling').stopped).toBe('2026-11-27 12:05');
  // Called and agreed is another promise, which goes on.
  expect(story.owes).toBe('responsible call-client 2026-11-27 16:00');
  expect(fold(ticketKind, story.events)).toEqual(story.ticket);
});

it.each(['in', 'out'] as const)('HD-7 a call that reaches the client ends it as well: %s', (direction) => {
  const story = solved().does('2026-11-27 12:10', specialist, call('not-reached'));
  expect(story.clock('telling').stopped).toBeNull();
  story.does('2026-11-27 12:20', specialist, call('reached', direction));
  expect(story.clock('telling').stopped).toBe('2026-11-27 12:20');
});

it('HD-7 a call of before the solution, written down after it, tells nobody that it is there', () => {
  const story = solved();
  story.does('2026-11-27 11:30', specialist, call('reached'), { storedAt: msk('2026-11-27 12:10') });
  expect(story.clock('telling').stopped).toBeNull();
});

it('HD-7 nobody is told, and its time passes: who is responsible hears of it, and owes it still', () => {
  const story = solved().pass('2026-11-27 12:31');
  expect(story.told).toContain('telling due 2026-11-27 12:30');
  expect(story.owes).toBe('responsible call-client 2026-11-27 12:30');
});

it('HD-7 a letter that comes back has told nobody: the promise goes on as if it had not ended, until a call reaches', () => {
  const story = failed(solved().delivered('2026-11-27 12:05'), '2026-11-27 12:15');
  expect(story.clock('telling')).toMatchObject({ due: '2026-11-27 12:30', stopped: null });
  story.does('2026-11-27 12:25', specialist, call('reached'));
  expect(story.clock('telling').stopped).toBe('2026-11-27 12:25');
  const called = solved().does('2026-11-27 12:02', specialist, call('reached')).delivered('2026-11-27 12:05');
  expect(failed(called, '2026-11-27 12:15').clock('telling').stopped).toBe('2026-11-27 12:02');
});

it('HD-7 a solution that does not hold is told no more; the next one begins it anew', () => {
  const story = solved().does('2026-11-27 12:10', author, { type: 'object', text: 'Не работает' });
  expect(story.clock('telling').stopped).toBe('2026-11-27 12:10');
  story.does('2026-11-27 13:00', specialist, { type: 'solve', kind: 'repair', text: 'Теперь точно' });
  expect(story.clock('telling')).toMatchObject({ due: '2026-11-27 13:30', stopped: null });
});

it('HD-7 a desk that counts silence from the solution waits for the letter where a clock ends with it', () => {
  const countsFrom = { objection: '3 working-day', countsFrom: 'solution', warn: '1 working-day' };
  for (const [patch, awaited] of [
    [withTelling({ solution: countsFrom }), true],
    [{ solution: countsFrom }, false],
  ] as const) {
    const rules = rulesOf(contracted(builtIn('skai'), patch));
    const story = solved(rules);
    const event = story.events.find(({ type }) => type === 'solved');
    const letters = event === undefined ? [] : ticketKind.notices?.(event, story.ticket, rules, story.ticket);
    expect(letters?.find(({ kind }) => kind === 'solution')?.awaited).toBe(awaited);
  }
  const story = solved(rulesOf(contracted(builtIn('skai'), withTelling({ solution: countsFrom }))));
  const silence = story.clock('silence');
  story.delivered('2026-11-27 12:05');
  expect(story.clock('telling').stopped).toBe('2026-11-27 12:05');
  expect(story.clock('silence')).toEqual(silence);
});
