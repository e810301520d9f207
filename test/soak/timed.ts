import { eventually, type Caller } from '../end-to-end/harness/caller';
import { tellings } from '../end-to-end/harness/quick-desk';
import type { Product } from '../end-to-end/harness/product';

/** Tickets whose dates come while everything around them dies. */
export interface Timed {
  /** Waits until every date has come; what is wrong then, a sentence each. */
  readonly outcome: () => Promise<{ readonly findings: readonly string[]; readonly checked: Record<string, number> }>;
}

const each = 20;

/**
 * Files tickets at the quick desk, whose stage 1 runs out in a minute, and solves others at the demonstration's, which silence
 * closes two minutes after the letter was delivered, the author warned a minute before.
 */
export async function fileTimed(product: Product, quick: Caller): Promise<Timed> {
  const author = await product.as('dispatcher@taxi.example', 'demo');
  const specialist = await product.as('specialist@demo.example', 'demo');
  const overdue = await many(() => quick.file({ topic: 'consulting' }));
  const silent = await many(async () => {
    const ticket = await author.file({ topic: 'consulting' });
    const solved = await specialist.give(ticket.id, 'solve', { kind: 'answer', text: 'Готово' });
    if (solved.status !== 201 && solved.status !== 202) throw new Error(`not solved: ${solved.status}`);
    return ticket;
  });
  return {
    outcome: async () => {
      const findings: string[] = [];
      const counts = { 'clocks told of in time': 0, 'closings by silence': 0 };
      const told = await eventually(
        'every threshold is told',
        async () => {
          const found = await product.prisma.event.findMany({
            where: { processId: { in: overdue.map(({ id }) => id) }, type: 'threshold-told' },
          });
          return found.length >= Object.keys(tellings).length * each ? found : null;
        },
        120_000,
      );
      for (const { id, tid, receivedAt } of overdue) {
        const after = told
          .filter(({ processId }) => processId === id)
          .map(({ at }) => at.getTime() - Date.parse(receivedAt));
        if (after.sort((a, b) => a - b).join() !== Object.values(tellings).join())
          findings.push(`${tid} was told of after ${after.join()} ms`);
        else counts['clocks told of in time'] += 1;
      }
      const closed = () =>
        product.prisma.ticket.count({ where: { id: { in: silent.map(({ id }) => id) }, stage: 'closed' } });
      await eventually('silence closes', async () => (await closed()) === each, 240_000).catch(() => undefined);
      for (const { id, tid } of silent) {
        const events = await product.prisma.event.findMany({
          where: { processId: id },
          orderBy: { revision: 'asc' },
        });
        const story = events
          .map(({ type }) => type)
          .filter((type) =>
            ['solved', 'solution-delivered', 'silence-warned', 'warning-delivered', 'closed'].includes(type),
          );
        const letters = await product.prisma.notice.count({ where: { processId: id, kind: 'silence-warning' } });
        const expected = 'solved,solution-delivered,silence-warned,warning-delivered,closed';
        if (story.join() !== expected || letters !== 1)
          findings.push(`${tid} went ${story.join()}, ${letters} warnings`);
        else counts['closings by silence'] += 1;
      }
      return { findings, checked: counts };
    },
  };
}

async function many<T>(make: () => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: each }, make));
}
