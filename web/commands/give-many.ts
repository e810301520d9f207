import { api, ask, type Schemas } from '../api/client';
import { ApiProblem } from '../api/problem';
import { outcomeOf } from './outcome-of';

export type ManyCommand = Schemas['CommandForMany'];

/** What became of a command at one of many tickets. */
export interface OutcomeAtOne {
  readonly tid: string;
  /** Why not; null: it was done. */
  readonly problem: ApiProblem | null;
}

/** So many go in one request: few enough that one sees it going on. */
const atOnce = 10;

/**
 * Gives the same command to many tickets, some at a time. Repeated with the same key, each ticket gives the answer it gave before.
 *
 * @param onProgress hears how many were answered
 * @throws ApiProblem where the API could not be asked: what was answered by then stands
 */
export async function giveMany(
  tids: readonly string[],
  command: ManyCommand,
  key: string,
  onProgress: (answered: number) => void,
): Promise<readonly OutcomeAtOne[]> {
  const outcomes: OutcomeAtOne[] = [];
  for (let from = 0; from < tids.length; from += atOnce) {
    const answer = await ask(
      api.POST('/api/v1/tickets/commands', {
        params: { header: { 'Idempotency-Key': key } },
        body: { tickets: tids.slice(from, from + atOnce), command },
      }),
    );
    outcomes.push(...(await Promise.all(answer.outcomes.map(outcomeAt))));
    onProgress(outcomes.length);
  }
  return outcomes;
}

async function outcomeAt({ ticket, outcome, commandId, problem }: Schemas['OutcomeOfOne']): Promise<OutcomeAtOne> {
  if (problem !== null)
    return {
      tid: ticket,
      problem: ApiProblem.refused(problem.code, problem.title, problem.detail, problem.retryAfter),
    };
  if (outcome !== null || commandId === null) return { tid: ticket, problem: null };
  try {
    await outcomeOf(commandId);
    return { tid: ticket, problem: null };
  } catch (fault) {
    return { tid: ticket, problem: fault instanceof ApiProblem ? fault : ApiProblem.away() };
  }
}
