import { setTimeout as delay } from 'node:timers/promises';

/**
 * Asks until the answer is yes.
 *
 * @param limitMs after which it throws `failure`, a line that a person can act on
 * @param abandon asked each round; a text means that waiting has become useless, and is thrown instead
 */
export async function until(
  question: () => Promise<boolean>,
  limitMs: number,
  failure: string,
  abandon: () => string | undefined = () => undefined,
): Promise<void> {
  const end = performance.now() + limitMs;
  for (;;) {
    const reason = abandon();
    if (reason) throw new Error(reason);
    if (await question()) return;
    if (performance.now() > end) throw new Error(failure);
    await delay(50);
  }
}
