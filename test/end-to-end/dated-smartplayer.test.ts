/**
 * SmartPlayer's dated stories, over HTTP: two weeks of silence that a word interrupts on the last evening, and two that run into
 * the holidays of the New Year and are not moved by them; the rating that is asked for minutes after the end.
 */
import { text, type Json } from '../api/harness';
import { clockOf, datedDesk, due, local, type DatedDesk } from './dated-desk';

let desk: DatedDesk;
beforeAll(async () => {
  desk = await datedDesk('2026-11-30 09:00', 'smartplayer', 'smartplayer');
}, 240_000);
afterAll(() => desk.close(), 240_000);

const bug = {
  impact: 'serious',
  steps: 'Включить плейлист',
  expected: 'Ролик идёт',
  actual: 'Чёрный экран',
  'operating-system': 'tizen',
  'server-type': 'cloud',
  version: '8.4.1',
};

const files = (moment: string): Promise<Json> =>
  desk.at(moment, desk.who('client', 0), 'POST', '/api/v1/tickets', {
    body: {
      desk: 'smartplayer',
      requestType: 'bug',
      subject: 'Чёрный экран',
      text: 'На телевизорах в зале',
      fields: bug,
      shareWith: [desk.who('client', 1).email],
    },
  });

const statusOf = (ticket: Json): string => text(ticket['status']?.['code']);

/** How often a person got a letter of a kind. */
const lettersOf = async (index: number, ticket: Json, kind: string): Promise<number> =>
  (await desk.letters(desk.who('client', index), ticket)).filter((letter) => letter === kind).length;

test('SP-4 SP-8 SP-9 SP-10 a word on the last evening stops the two weeks, a courtesy starts them anew, and a comment opens it again', async () => {
  desk.heading('Слово в последний вечер');
  const [author, colleague, specialist] = [desk.who('client', 0), desk.who('client', 1), desk.who('specialist')];
  let ticket = await files('2026-11-30 10:00');
  expect([statusOf(ticket), text(ticket['tid'])]).toEqual(['open', expect.stringMatching(/^SPSUP-/)]);
  ticket = await desk.gives('2026-11-30 11:00', specialist, ticket, 'solve', { kind: 'repair', text: 'Обновили' });
  expect([statusOf(ticket), due(ticket, 'silence')]).toEqual(['awaiting-feedback', '2026-12-15 00:00']);
  // What the desk says stops nothing.
  ticket = await desk.gives('2026-12-07 12:00', specialist, ticket, 'reply', { text: 'Удалось проверить?' });
  expect(due(ticket, 'silence')).toBe('2026-12-15 00:00');
  // The evening before midnight, by somebody with whom it is shared.
  ticket = await desk.gives('2026-12-14 23:58', colleague, ticket, 'reply', { text: 'Проверим завтра' });
  expect(clockOf(ticket, 'silence')?.['state']).toBe('stopped');
  await desk.passTo('2026-12-15 10:00');
  ticket = await desk.sees(author, ticket);
  expect([statusOf(ticket), await lettersOf(0, ticket, 'closed')]).toEqual(['awaiting-feedback', 0]);
  expect(await lettersOf(0, ticket, 'silence-warning')).toBe(1);
  // It asked for nothing: two weeks from here.
  ticket = await desk.gives('2026-12-15 10:00', specialist, ticket, 'mark-courtesy');
  expect(due(ticket, 'silence')).toBe('2026-12-30 00:00');
  ticket = await desk.gives('2026-12-20 12:00', author, ticket, 'object', { text: 'Экран снова чёрный' });
  expect([statusOf(ticket), ticket['stage']]).toEqual(['reopened-by-comment', 'resolution']);
  ticket = await desk.gives('2026-12-21 12:00', specialist, ticket, 'solve', { kind: 'repair', text: 'Заменили' });
  ticket = await desk.gives('2026-12-21 13:00', author, ticket, 'confirm');
  expect(statusOf(ticket)).toBe('done');
  // The rating was given before the five minutes were over: nobody is asked.
  ticket = await desk.gives('2026-12-21 13:02', author, ticket, 'rate', { score: 'five' });
  await desk.passTo('2026-12-21 14:00');
  expect(await lettersOf(0, ticket, 'rating-asked')).toBe(0);
}, 240_000);

test('SP-8 SP-10 two weeks end in the holidays, at midnight; five minutes later the author is asked, rates once, and nobody else does', async () => {
  desk.heading('Тишина в праздники');
  const [author, colleague, specialist] = [desk.who('client', 0), desk.who('client', 1), desk.who('specialist')];
  let ticket = await files('2026-12-22 10:00');
  // The fourteenth day is the fifth of January, a holiday, and the end stays where it is.
  ticket = await desk.gives('2026-12-22 15:00', specialist, ticket, 'solve', { kind: 'answer', text: 'Настройте так' });
  expect(due(ticket, 'silence')).toBe('2027-01-06 00:00');
  await desk.passTo('2027-01-05 23:59');
  ticket = await desk.sees(author, ticket);
  expect([statusOf(ticket), await lettersOf(0, ticket, 'silence-warning')]).toEqual(['awaiting-feedback', 1]);
  await desk.passTo('2027-01-06 00:04');
  ticket = await desk.sees(author, ticket);
  expect([statusOf(ticket), ticket['closed']]).toMatchObject(['done', { how: 'silence' }]);
  expect(local(ticket['closed']?.['at'])).toBe('2027-01-06 00:00');
  expect(await lettersOf(0, ticket, 'rating-asked')).toBe(0);
  await desk.passTo('2027-01-06 00:06');
  expect([await lettersOf(0, ticket, 'rating-asked'), await lettersOf(1, ticket, 'rating-asked')]).toEqual([1, 0]);

  const path = `/api/v1/tickets/${text(ticket['id'])}/commands`;
  const rates = (moment: string, by: typeof author, score: string, status: number): Promise<Json> =>
    desk.at(moment, by, 'POST', path, { body: { type: 'rate', score }, status });
  await rates('2027-01-06 09:00', author, 'six', 422);
  await rates('2027-01-06 09:00', colleague, 'five', 403);
  await rates('2027-01-06 09:01', author, 'four', 201);
  await rates('2027-01-06 09:02', author, 'one', 422);
  ticket = await desk.sees(author, ticket);
  expect(ticket['ratings']).toMatchObject([{ score: 'four' }]);
  await desk.passTo('2027-02-01 09:00');
  expect(await lettersOf(0, ticket, 'rating-asked')).toBe(1);
}, 240_000);
