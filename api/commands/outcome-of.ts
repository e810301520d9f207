import { setTimeout as delay } from 'node:timers/promises';
import type { Services } from '../services';

type Outcome = Exclude<Awaited<ReturnType<Services['engine']['process']>>, 'pending'>;

/**
 * What became of a stored command, if that is known in time: from the commit's announcement, or else from the ticket's run,
 * which has more to do after the commit before it answers. A fault of the engine is no fault of the command.
 *
 * Whoever is answered early leaves a question open at the run. More than ten of those confuse the server so much that a
 * signal was lost (docs/decisions/0006), so the next question of this process to the same ticket waits for them.
 */
export async function outcomeOf(
  services: Services,
  ticketId: string,
  commandId: string,
  requestId: string,
): Promise<Outcome | 'pending'> {
  const { engine, log, outcomes, settings } = services;
  const begun = performance.now();
  const announced = outcomes.listen(commandId);
  const answered = new AbortController();
  try {
    const late = delay(settings.commandWaitMs, 'pending' as const, answered);
    late.catch(() => undefined);
    const earlier = openQuestions.get(ticketId);
    const known = earlier && (await Promise.race([announced.outcome, earlier, late]));
    if (known) return known;
    const left = settings.commandWaitMs - (performance.now() - begun);
    const told = engine.process(ticketId, commandId, left, requestId);
    leaveOpen(ticketId, told);
    void seeToIt(services, ticketId, told);
    return await Promise.race([announced.outcome, told]);
  } catch (error) {
    log.error(
      { requestId, ticketId, commandId, name: error instanceof Error ? error.name : 'unknown' },
      'engine failed',
    );
    return 'pending';
  } finally {
    announced.stop();
    answered.abort();
  }
}

const attempts = 12;
const pauseMs = 5_000;

/** A run that did not tell that it knows of the command is woken by the pump; while the store is away, a little later. */
async function seeToIt({ store, log }: Services, ticketId: string, told: Promise<unknown>): Promise<void> {
  const answer = await told.catch(() => 'pending');
  if (answer !== 'pending') return;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      await store.doubtRun(ticketId);
      return;
    } catch {
      await delay(pauseMs, undefined, { ref: false });
    }
  }
  log.error({ ticketId }, 'the pump could not be told to wake a ticket');
}

/** By ticket: settles when every question that this process has asked its run so far was answered. */
const openQuestions = new Map<string, Promise<void>>();

function leaveOpen(ticketId: string, question: Promise<unknown>): void {
  const all = Promise.allSettled([openQuestions.get(ticketId), question]).then(() => {
    if (openQuestions.get(ticketId) === all) openQuestions.delete(ticketId);
  });
  openQuestions.set(ticketId, all);
}
