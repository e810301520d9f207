/** A ticket filed before the New Year holidays of 2027, on real parts: every timer fires, and silence closes it. */
import { datedStage, type DatedStage } from './dated-stage';

const msk = (text: string): number => Date.parse(`${text.replace(' ', 'T')}+03:00`);
const local = (at: number): string => new Date(at + 3 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

let stage: DatedStage;
let ticketId: string;

beforeAll(async () => {
  stage = await datedStage(msk('2026-12-30 16:00'));
});
afterAll(() => stage.close());

/** What has been told so far, as clock, threshold and Moscow time. */
async function told(): Promise<string[]> {
  const rows = await stage.database.event.findMany({
    where: { processId: ticketId, type: 'threshold-told' },
    orderBy: { revision: 'asc' },
  });
  return rows.map(({ data, at }) => {
    const { key, code } = data as { key: string; code: string };
    return `${key} ${code} ${local(at.getTime())}`;
  });
}

test('SK-2 SK-13 SK-14 SK-20 X-5 filed on 30 December, told on time, solved, and closed by silence', async () => {
  const specialist = stage.actor('specialist');
  ticketId = await stage.file(msk('2026-12-30 17:00'), { topic: 'consulting' });

  await stage.passTo(msk('2027-01-12 10:00'));
  expect(await told()).toEqual(['1/triage early 2027-01-11 15:52', '1/triage due 2027-01-11 18:00']);

  const expectedAt = msk('2027-01-13 15:00');
  const triage = { outcome: 'estimate', text: 'Разберёмся до среды', expectedAt };
  expect(await stage.give(msk('2027-01-12 10:00'), specialist, 'triage', triage)).toBe('done');
  expect(await stage.give(msk('2027-01-12 10:01'), specialist, 'triage', triage)).toBe('already-triaged');

  await stage.passTo(msk('2027-01-19 09:30'));
  expect((await told()).slice(2)).toEqual([
    '1/promise early 2027-01-13 11:00',
    '1/promise slips 2027-01-13 14:00',
    '1/promise due 2027-01-13 15:00',
    '1/resolution early 2027-01-14 15:52',
    '1/resolution late 2027-01-15 13:45',
    '1/resolution due 2027-01-15 18:00',
    '1/resolution overdue 2027-01-18 18:00',
  ]);

  expect(
    await stage.give(msk('2027-01-19 10:00'), specialist, 'solve', { text: 'Обновите модем', kind: 'answer' }),
  ).toBe('done');
  const silence = (await stage.ticket()).clocks.find(({ code }) => code === 'silence');
  expect(local(silence?.aim.due ?? 0)).toBe('2027-01-22 18:00');

  await stage.passTo(msk('2027-01-22 17:59'));
  expect((await stage.ticket()).stage).toBe('solved');
  await stage.passTo(msk('2027-01-22 18:01'));
  expect((await stage.ticket()).closed).toEqual({ at: msk('2027-01-22 18:00'), how: 'silence' });

  const letters = await stage.database.notice.findMany({
    where: { processId: ticketId, recipientId: stage.actor('client').personId },
  });
  const kinds = letters.map(({ kind }) => kind).sort();
  expect(kinds).toEqual(['acknowledgement', 'answer', 'closed', 'estimate-slips', 'silence-warning', 'solution']);
  expect(letters.every(({ state }) => state === 'delivered')).toBe(true);
}, 300_000);

test('SK-20 the letter comes back after silence has closed it: the closing is void, and silence counts again once the client is reached', async () => {
  const sender = { kind: 'system', part: 'sender' } as const;
  const { solution } = await stage.ticket();
  expect(await stage.run(ticketId)).toMatchObject({ endedAt: expect.any(Date) as Date });
  const report = { noticeId: 'n', kind: 'solution', subject: solution?.id, state: 'failed', deliveredAt: 0 };
  expect(await stage.give(msk('2027-01-25 11:00'), sender, 'delivery-report', report)).toBe('done');
  expect(await stage.ticket()).toMatchObject({ cycle: 1, stage: 'solved', closed: null });
  // Its workflow is there again, and waits for the date by which the client is to be reached.
  expect(await stage.run(ticketId)).toMatchObject({ endedAt: null, nextTick: expect.any(Date) as Date });
  const call = { direction: 'out', outcome: 'reached', text: 'Рассказали о решении' };
  expect(await stage.give(msk('2027-01-25 12:00'), stage.actor('specialist'), 'log-call', call)).toBe('done');
  await stage.passTo(msk('2027-01-28 18:01'));
  expect((await stage.ticket()).closed).toEqual({ at: msk('2027-01-28 18:00'), how: 'silence' });
});

test('SK-8 a late word starts the ticket’s workflow again, is judged a courtesy, and the workflow ends', async () => {
  const author = stage.actor('client');
  expect(await stage.give(msk('2027-02-01 12:00'), author, 'reply', { text: 'Спасибо!' })).toBe('done');
  const waiting = await stage.run(ticketId);
  expect(waiting).toMatchObject({ endedAt: null, startedAt: expect.any(Date) as Date });
  expect(await stage.give(msk('2027-02-01 13:00'), stage.actor('specialist'), 'mark-courtesy', {})).toBe('done');
  expect(await stage.run(ticketId)).toMatchObject({ endedAt: expect.any(Date) as Date });
});

test('SK-9 a rating months later is taken, and the reopened ticket has clocks of a second cycle', async () => {
  const author = stage.actor('client');
  expect(await stage.give(msk('2027-03-01 12:00'), author, 'rate', { score: 'good', reason: 'speed' })).toBe('done');
  expect(await stage.give(msk('2027-03-05 12:00'), author, 'reopen', { text: 'Снова молчит' })).toBe('done');
  const { cycle, clocks, stage: at } = await stage.ticket();
  expect({ cycle, at }).toEqual({ cycle: 2, at: 'triage' });
  // 8 March 2027 is a holiday on a Monday.
  expect(local(clocks.find(({ key }) => key === '2/triage')?.aim.due ?? 0)).toBe('2027-03-09 18:00');
});
