/** npm run demo, as a person runs it: the program itself, against the product on real parts. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { root, tsx } from '../../local/paths';
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
  const child = spawn(process.execPath, [...tsx, path.join(root, 'cli', 'demo.ts'), ...args], {
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

describe('with the product running', () => {
  let product: Product;
  let told: Told;

  beforeAll(async () => {
    // Nothing here is about patience: on a slow machine the outcome is waited for longer.
    product = await startProduct(sharedGround, { environment: { COMMAND_WAIT_MS: '20000' } });
    told = await demo({ PORT: new URL(product.base).port, REGLAMENT_HOME: product.home });
  }, 180_000);
  afterAll(() => product.close(), 60_000);

  it('plays the case to its end: extended by two days, objected once, solved twice, confirmed, rated', async () => {
    expect(told).toMatchObject({ code: 0, complaint: '' });
    const [ticket, ...others] = await product.prisma.ticket.findMany();
    expect(others).toEqual([]);
    const events = await product.prisma.ticketEvent.findMany({
      where: { ticketId: ticket?.id ?? '' },
      orderBy: { revision: 'asc' },
    });
    const types = events
      .map(({ type }) => type)
      .filter((type) => !type.startsWith('clock-') && type !== 'stage-entered');
    expect(types).toEqual([
      'opened',
      'assigned',
      'triaged',
      'estimated',
      'extension-proposed',
      'extension-countered',
      'extension-accepted',
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
    const ticket = await product.prisma.ticket.findFirstOrThrow();
    expect(told.output).toContain(`${product.base}/api/v1/tickets/${ticket.tid}`);
    expect(told.output).toContain(`${product.base}/api/v1/tickets/${ticket.id}/timeline`);
    expect(told.output).toContain(`/workflows/ticket%2F${ticket.id}`);
    expect(told.output).not.toContain('\u001b');
  });
});

it('says what to do when the product does not run', async () => {
  const { code, output, complaint } = await demo({ PORT: String(await freePort()) });
  expect({ code, output }).toEqual({ code: 1, output: '' });
  expect(complaint).toContain('npm start');
});

it('has no story of visits yet, and says so', async () => {
  const { code, output, complaint } = await demo({}, 'visit');
  expect({ code, output }).toEqual({ code: 2, output: '' });
  expect(complaint).toContain('«visit»');
});
