/** A report by its own run: the month ends, and it is owed without anybody's doing; handed in, its run ends. */
import { randomUUID } from 'node:crypto';
import { atFullSize } from '../support/size';
import { eventually } from './harness';
import { startProduct, type Product } from './product';

const number = 'report/skai/feedback/2027-01';

async function liveThrough({ store, prisma, client, outbox, tell, person }: Product): Promise<void> {
  tell(await store.beginReports());
  const { id } = await prisma.report.findUniqueOrThrow({ where: { number } });
  await eventually('its month is over', async () => {
    await outbox();
    return (await prisma.report.findUniqueOrThrow({ where: { id } })).stage === 'due';
  });
  const word = { id, identity: randomUUID(), actor: await person('manager'), channel: 'portal' } as const;
  const said = await store.handInReport(word, { text: 'Отзывов не было.' });
  if (said.kind !== 'decided') throw new Error(said.kind);
  expect(said.result.kind).toBe('done');
  tell(said.tellings);
  await eventually('its run has ended', async () => {
    await outbox();
    return (await client.workflow.getHandle(number).describe()).status.name === 'COMPLETED';
  });
}

// What the store does at these instants is tried over HTTP; that runs have their timers, of every kind.
atFullSize('the end of the month is a timer of the report’s own run, and so is its end', async () => {
  const product = await startProduct({ at: Date.parse('2027-01-31T23:59:56+03:00') });
  try {
    await product.startWorker('runs');
    await liveThrough(product);
  } finally {
    await product.close();
  }
});
