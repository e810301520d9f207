import { randomUUID } from 'node:crypto';
import type { BareEngine } from './bare-engine';
import { perSecond } from './load';

/** Starts of an empty workflow, so many at once for so long: how many a second, over the time until all were completed. */
export async function bareStartsCompleted(
  { client, taskQueue, settled }: BareEngine,
  concurrency: number,
  seconds: number,
): Promise<number> {
  const begun = performance.now();
  let count = 0;
  await perSecond(concurrency, seconds, async () => {
    await client.workflow.start('empty', { workflowId: randomUUID(), taskQueue, args: [] });
    count += 1;
  });
  await settled('empty');
  return (count * 1000) / (performance.now() - begun);
}
