/** A ticket between two services in different zones, on real parts: handed over, returned once, handed over again, and solved. */
import type { PersonActor } from '../../domain/policy/actor';
import { servicesDocument } from '../domain/ticket/services-desk';
import { datedStage, type DatedStage } from './dated-stage';

const msk = (moment: string): number => Date.parse(`${moment.replace(' ', 'T')}+03:00`);
const local = (at: number): string => new Date(at + 3 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

let stage: DatedStage;
let ticketId: string;
let line: PersonActor;
let eastern: PersonActor;
let manager: PersonActor;

beforeAll(async () => {
  stage = await datedStage(msk('2027-01-25 09:00'));
  expect(await stage.store.publishRegulation(servicesDocument())).toEqual({ kind: 'published' });
  [line, eastern, manager] = [
    await worksAt(stage.actor('specialist'), ['line']),
    await worksAt(stage.actor('specialist', 'sp-02'), ['eastern']),
    await worksAt(stage.actor('manager'), []),
  ];
}, 240_000);
afterAll(() => stage.close(), 120_000);

/** Somebody of SKAI, at the desk of several services too. */
async function worksAt({ personId, role }: PersonActor, services: readonly string[]): Promise<PersonActor> {
  const at = { personId, desk: 'exchange', role, clientId: null };
  const shortId = await stage.store.addMembership({ ...at, services });
  return { kind: 'person', personId, shortId, role, clientId: null, ...(services.length > 0 && { services }) };
}

/** What has been told so far: clock, threshold, Moscow time, and to whom. */
async function told(): Promise<string[]> {
  const rows = await stage.database.event.findMany({
    where: { processId: ticketId, type: 'threshold-told' },
    orderBy: { revision: 'asc' },
  });
  return rows
    .map(({ data, at }) => {
      const { key, code, whom } = data as { key: string; code: string; whom: string[] };
      return `${key} ${code} ${local(at.getTime())} ${whom.join()}`;
    })
    .filter((entry) => /service|hand-over/.test(entry));
}

async function letters(to: PersonActor): Promise<string[]> {
  const rows = await stage.database.notice.findMany({
    where: { processId: ticketId, recipientId: to.personId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ kind }) => kind);
}

async function standing(): Promise<unknown[]> {
  const row = await stage.database.ticket.findUniqueOrThrow({ where: { id: ticketId } });
  return [row.service, row.services, row.assignee];
}

const over = { to: 'eastern', text: 'Обрыв на вашей стороне' };

test('EA-2 X-3 handed over between two services in different zones, returned once: each by its own clock', async () => {
  ticketId = await stage.file(msk('2027-01-25 10:00'), { topic: 'remote-diagnostics', vehicles: 1, desk: 'exchange' });
  const promise = (await stage.ticket()).clocks.find(({ code }) => code === 'resolution')?.aim.due;
  expect(await standing()).toEqual(['line', ['line'], null]);
  expect(await stage.give(msk('2027-01-25 11:00'), line, 'assign', { to: line.shortId })).toBe('done');

  // 13:00 in Moscow is 16:00 in Bishkek: two of the four working hours are left of the day.
  expect(await stage.give(msk('2027-01-25 13:00'), line, 'hand-over', over)).toBe('done');
  expect(await standing()).toEqual(['eastern', ['line', 'eastern'], line.shortId]);
  await stage.passTo(msk('2027-01-26 08:30'));
  expect(await told()).toEqual(['1/hand-over due 2027-01-26 08:00 service,manager']);
  expect(await letters(eastern)).toEqual(['service-asked', 'threshold']);

  const why = { reason: 'Не наш участок', text: 'Шлюз отвечает, смотрите у себя' };
  expect(await stage.give(msk('2027-01-26 09:00'), line, 'return', why)).toBe('not-your-service');
  expect(await stage.give(msk('2027-01-26 09:00'), eastern, 'return', why)).toBe('done');
  expect(await standing()).toEqual(['line', ['line', 'eastern'], line.shortId]);
  expect((await letters(line)).at(-1)).toBe('service-returned');

  expect(await stage.give(msk('2027-01-26 10:00'), line, 'hand-over', over)).toBe('done');
  expect(await stage.give(msk('2027-01-26 11:00'), eastern, 'accept', {})).toBe('done');
  expect(await standing()).toEqual(['eastern', ['line', 'eastern'], null]);
  const clocks = (await stage.ticket()).clocks.filter(({ stoppedAt }) => stoppedAt === null);
  // Eight working hours from 14:00 in Bishkek: four today, four tomorrow.
  const own = clocks.find(({ code }) => code === 'next-service');
  expect([own?.calendar, local(own?.aim.due ?? 0)]).toEqual(['east', '2027-01-27 10:00']);
  expect(clocks.find(({ code }) => code === 'resolution')?.aim.due).toBe(promise);

  expect(await stage.give(msk('2027-01-26 11:30'), manager, 'assign', { to: line.shortId })).toBe(
    'not-for-this-person',
  );
  expect(await stage.give(msk('2027-01-26 11:30'), eastern, 'assign', { to: eastern.shortId })).toBe('done');
  await stage.passTo(msk('2027-01-27 12:00'));
  expect((await told()).slice(1)).toEqual(['1/next-service due 2027-01-27 10:00 service']);
  const answer = { text: 'Канал восстановлен', kind: 'answer' };
  expect(await stage.give(msk('2027-01-27 13:00'), line, 'solve', answer)).toBe('not-your-service');
  expect(await stage.give(msk('2027-01-27 13:00'), eastern, 'solve', answer)).toBe('done');
  expect(await stage.give(msk('2027-01-27 14:00'), stage.actor('client'), 'confirm', {})).toBe('done');
  expect((await stage.ticket()).closed?.how).toBe('confirmed');
  expect(await stage.run(ticketId)).toMatchObject({ endedAt: expect.any(Date) as Date });
}, 300_000);
