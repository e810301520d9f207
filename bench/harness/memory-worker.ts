/**
 * The product's worker process itself, which on demand also tells its resident memory with nothing in it but what is in
 * use: garbage of all its threads is collected first.
 */
import { Session } from 'node:inspector/promises';
import { setTimeout as delay } from 'node:timers/promises';
import '../../worker/main';

const collections = 3;

process.on('message', () => {
  void residentMemory().then((bytes) => process.send?.({ bytes }));
});
// Asking is no reason to go on living.
process.channel?.unref();

async function residentMemory(): Promise<number> {
  const session = new Session();
  session.connect();
  const threads: string[] = [];
  session.on('NodeWorker.attachedToWorker', ({ params }) => threads.push(params.sessionId));
  await session.post('NodeWorker.enable', { waitForDebuggerOnStart: false });
  for (let round = 0; round < collections; round += 1) {
    await session.post('HeapProfiler.collectGarbage');
    for (const sessionId of threads) {
      const message = JSON.stringify({ id: round, method: 'HeapProfiler.collectGarbage' });
      await session.post('NodeWorker.sendMessageToWorker', { sessionId, message });
    }
    await delay(1_000);
  }
  await session.post('NodeWorker.disable');
  session.disconnect();
  return process.memoryUsage.rss();
}
