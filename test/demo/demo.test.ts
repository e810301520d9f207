/** npm run demo, as a person runs it: the program itself, against the product on real parts. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { root, typescript } from '../../local/paths';
import { freePort } from '../../local/ports';
import { sharedGround } from '../end-to-end/harness/grounds';
import { startProduct } from '../end-to-end/harness/product';
import type { Product } from '../end-to-end/harness/product';

interface Told {
  readonly code: number | null;
  readonly output: string;
  readonly complaint: string;
}

function demo(environment: Readonly<Record<string, string>>, ...args: string[]): Promise<Told> {
  const child = spawn(process.execPath, [...typescript, path.join(root, 'cli', 'demo.ts'), ...args], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [output, complaint] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output, complaint }));
  });
}

let product: Product;

/** What the events of a story are, without those of clocks. */
async function typesOf(processId: string): Promise<string[]> {
  const events = await product.prisma.event.findMany({ where: { processId }, orderBy: { revision: 'asc' } });
  return events
    .map(({ type }) => type)
    .filter((type) => !type.startsWith('clock-') && type !== 'stage-entered' && type !== 'threshold-told');
}

beforeAll(async () => {
  product = await startProduct(sharedGround);
});
afterAll(() => product.close());

const play = (...args: string[]): Promise<Told> =>
  demo(
    {
      PORT: new URL(product.base).port,
      OPERATIONS_PORT: new URL(product.operations).port,
      REGLAMENT_HOME: product.home,
    },
    ...args,
  );

describe('the story of a ticket', () => {
  let told: Told;
  const ticketOf = () => product.prisma.ticket.findFirstOrThrow({ where: { desk: 'skai' } });

  beforeAll(async () => {
    told = await play();
  });

  it('plays the case to its end: extended by two days, objected once, solved twice, confirmed, rated', async () => {
    expect(told).toMatchObject({ code: 0, complaint: '' });
    const [ticket, ...others] = await product.prisma.ticket.findMany({ where: { desk: 'skai' } });
    expect(others).toEqual([]);
    expect(await typesOf(ticket?.id ?? '')).toEqual([
      'opened',
      'assigned',
      'triaged',
      'estimated',
      'extension-proposed',
      'extension-countered',
      'extension-accepted',
      'estimate-lapsed',
      'solved',
      'solution-delivered',
      'objected',
      'resolution-resumed',
      'solved',
      'solution-delivered',
      'confirmed',
      'closed',
      'rated',
    ]);
    expect(await product.prisma.feedback.findMany()).toMatchObject([{ score: 'good', reason: 'speed' }]);
  });

  it('accounts for the deadline of the evening before the holidays, day by day', () => {
    expect(told.output).toContain('Решение заявки — до пт 15.01.2027, 18:00');
    expect(told.output).toMatch(/чт 31\.12\.2026 +перенесённый выходной +— +выходной перенесён с 04\.01\.2026/);
    expect(told.output).toMatch(/пт 15\.01\.2027 +рабочий +8 ч 30 мин/);
    expect(told.output).toContain('· продление: 2 рабочих дня');
  });

  it('links to the ticket, its timeline and its workflow, and colours nothing that is not a terminal', async () => {
    const ticket = await ticketOf();
    expect(told.output).toContain(`${product.base}/api/v1/tickets/${ticket.tid}`);
    expect(told.output).toContain(`${product.base}/api/v1/tickets/${ticket.id}/timeline`);
    expect(told.output).toContain(`/workflows/${ticket.tid}`);
    expect(told.output).not.toContain('\u001b');
  });
});

describe('the story of a field visit', () => {
  let told: Told;
  const visitOf = () => product.prisma.visit.findFirstOrThrow();

  beforeAll(async () => {
    told = await play('visit', '--lang', 'en');
  });

  it('plays it to its end: parts, a trip in vain, a second one, the act, the check', async () => {
    expect(told).toMatchObject({ code: 0, complaint: '' });
    const visit = await visitOf();
    expect(await typesOf(visit.id)).toEqual([
      'visit-opened',
      'readiness-given',
      'slot-offered',
      'slot-agreed',
      'parts-ordered',
      'parts-received',
      'departed',
      'no-show',
      'slot-released',
      'readiness-withdrawn',
      'slot-offered',
      'slot-agreed',
      'readiness-given',
      'departed',
      'work-begun',
      'work-done',
      'work-checked',
    ]);
    expect(visit).toMatchObject({ subject: '54', district: 'siberian', stage: 'done' });
    expect(await product.prisma.attachment.findMany()).toMatchObject([{ name: 'sensor.png', rootId: visit.ticketId }]);
  });

  it("SK-16 closes the ticket as a repair, by the client's confirmation in the act", async () => {
    const { ticketId } = await visitOf();
    const types = await typesOf(ticketId);
    expect(types.filter((type) => type !== 'visit-progressed')).toEqual([
      'opened',
      'assigned',
      'triaged',
      'estimated',
      'replied',
      'visit-requested',
      'estimate-lapsed',
      'solved',
      'confirmed',
      'closed',
    ]);
  });

  it('SK-17 accounts for the 18 working days: both keys, the rule of the district, every day', () => {
    const account = told.output.split('The deadline of the visit')[1] ?? '';
    expect(account).toContain('Limit: 18 working days. By: VI, note 2');
    expect(account).toContain('· two keys: the visit was requested');
    expect(account).toContain('(54), Siberian Federal District; the term of this district is 18 working days');
    expect(account.match(/ working day +24 h /g)).toHaveLength(18);
  });

  it('links to the visit and to both workflows: the parent, and its child with timers by name', async () => {
    const { number, ticketId } = await visitOf();
    const { tid } = await product.prisma.ticket.findUniqueOrThrow({ where: { id: ticketId } });
    expect(told.output).toContain(`${product.base}/api/v1/visits/${encodeURIComponent(number)}`);
    expect(told.output).toContain(`/workflows/${tid}`);
    expect(told.output).toContain(`/workflows/${encodeURIComponent(number)}`);
    const child = product.temporal.workflow.getHandle(number);
    expect(await child.describe()).toMatchObject({ parentExecution: { workflowId: tid } });
    const { events } = await child.fetchHistory();
    const timers = (events ?? [])
      .filter(({ timerStartedEventAttributes: started }) => started)
      .map(({ userMetadata }) => String(JSON.parse(Buffer.from(userMetadata?.summary?.data ?? []).toString())));
    // The words follow each other faster than a run looks: which of the timers it set on the way is chance.
    expect(timers).not.toEqual([]);
    for (const timer of timers)
      expect(timer).toMatch(/^(?:visit|slot-answer|slot|readiness|work-check) (?:early|due)$/);
  });
});

it('says what to do when the product does not run', async () => {
  const { code, output, complaint } = await demo({
    PORT: String(await freePort()),
    OPERATIONS_PORT: String(await freePort()),
  });
  expect({ code, output }).toEqual({ code: 1, output: '' });
  expect(complaint).toContain('npm start');
});

it('refuses a story that there is not, and names those there are', async () => {
  const { code, output, complaint } = await demo({}, 'spares');
  expect({ code, output }).toEqual({ code: 2, output: '' });
  expect(complaint).toMatch(/«spares».*ticket, visit/);
});

describe('the stories of other desks', () => {
  it('HT-1 HT-3 HT-6 HT-7 an emergency of a VIP client, to the release that mends it, and a wish that goes elsewhere', async () => {
    const { code, output, complaint } = await play('hivetaxi', '--lang', 'en');
    expect([code, complaint]).toEqual([0, '']);
    expect(output).toContain('Level: VIP; problem: Work is wholly impossible');
    expect(output).toContain('Release 4.12: requests told of it: 1');
    const [story, wish] = await product.prisma.ticket.findMany({
      where: { desk: 'hivetaxi' },
      orderBy: { receivedAt: 'asc' },
    });
    expect(await typesOf(story?.id ?? '')).toEqual(
      expect.arrayContaining(['emergency-declared', 'emergency-ended', 'wait-begun', 'wait-ended']),
    );
    expect(wish?.stage).toBe('closed');
  }, 120_000);

  it('EA-2 a request that services of three states work on, with one history for its user', async () => {
    const { code, output, complaint } = await play('eaeu');
    expect([code, complaint]).toEqual([0, '']);
    expect(output).toContain('Заявка у службы: Национальный сегмент Беларуси');
    const { services, service } = await product.prisma.ticket.findFirstOrThrow({ where: { desk: 'eaeu' } });
    expect([service, [...services].sort()]).toEqual([
      'national-belarus',
      ['central', 'national-belarus', 'national-kazakhstan'],
    ]);
  }, 120_000);

  it('SP-2 SP-4 SP-5 SP-7 SP-9 SP-10 a bug of the player, from its form to the rating, opened again by a comment', async () => {
    const { code, output, complaint } = await play('smartplayer', '--lang', 'en');
    expect([code, complaint]).toEqual([0, '']);
    expect(output).toMatch(/"spsup-\d+" finds the request SPSUP-\d+/);
    for (const status of ['Open', 'In progress', 'Waiting for development', 'Awaiting feedback', 'Reopened', 'Done'])
      expect(output).toContain(`Status: ${status}`);
    const [story, mistake] = await product.prisma.ticket.findMany({
      where: { desk: 'smartplayer' },
      orderBy: { receivedAt: 'asc' },
    });
    expect(await typesOf(story?.id ?? '')).toEqual(
      expect.arrayContaining(['shared', 'wait-begun', 'solved', 'objected', 'confirmed', 'rated']),
    );
    expect([story?.stage, mistake?.stage]).toEqual(['closed', 'closed']);
  }, 120_000);

  it('IN-1 IN-2 IN-4 a customisation of a shop: the type first, a confirmation, consent to a price, answers to the administrator', async () => {
    const { code, output, complaint } = await play('insales');
    expect([code, complaint]).toEqual([0, '']);
    expect(output).toContain('Отказ 422: Выберите вид обращения (requestType): Вопрос (question)');
    expect(output).toMatch(/Письмо: \[INS-\d+\] Запрос принят: Кнопка заказа на телефоне/);
    const { id, stage } = await product.prisma.ticket.findFirstOrThrow({ where: { desk: 'insales' } });
    expect(stage).toBe('closed');
    expect(await typesOf(id)).toEqual(
      expect.arrayContaining(['shared', 'replied', 'consent-requested', 'consent-given', 'solved', 'confirmed']),
    );
  }, 120_000);

  it('HD-2 HD-4 HD-6 HD-7 HD-8 a fault from the refused call to the consent to close it, by the priority of the contract', async () => {
    const { code, output, complaint } = await play('helpdesk', '--lang', 'en');
    expect([code, complaint]).toEqual([0, '']);
    expect(output).toContain('Priority: P1. Long outage');
    expect(output).toContain('Test "Line to the client": Line is down. Zone: Access network');
    expect(output.match(/Refused: /g)?.length).toBeGreaterThan(1);
    const ticket = await product.prisma.ticket.findFirstOrThrow({ where: { desk: 'helpdesk' } });
    expect([ticket.stage, ticket.service]).toEqual(['closed', 'access']);
    const types = await typesOf(ticket.id);
    expect(types.filter((type) => /test|call|estimated|closed/.test(type))).toEqual([
      'test-recorded',
      'test-recorded',
      'estimated',
      'estimated',
      'call-logged',
      'call-logged',
      'closed',
    ]);
  }, 120_000);

  it('SM-1 SM-2 SM-3 SM-5 SM-7 a request that a site files by its key, to the update that mends it, and one out of scope', async () => {
    const { code, output, complaint } = await play('simai');
    expect([code, complaint]).toEqual([0, '']);
    expect(output).toContain('Реакция на обращение — до вт 12.10.2027, 15:00');
    expect(output).toMatch(/пн 11\.10\.2027 .*Республики/);
    expect(output).toContain('Уровень обслуживания — «Расширенный».');
    expect(output).toContain('Обработка обращения начата: Корзина не сохраняется');
    const filed = await product.prisma.ticket.findMany({ where: { desk: 'simai' }, orderBy: { receivedAt: 'asc' } });
    expect(filed.map(({ stage }) => stage)).toEqual(['triage', 'closed']);
    const opened = await product.prisma.inbox.findMany({
      where: { processId: { in: filed.map(({ id }) => id) }, type: 'open' },
      orderBy: { receivedAt: 'asc' },
    });
    expect(opened.map(({ channel }) => channel)).toEqual(['api', 'portal']);
  }, 120_000);
});
