import { api, ask } from '../api/client';
import { ApiProblem } from '../api/problem';

const pollMs = 1_000;
const mostPolls = 60;

/**
 * Waits for a command that was stored and is still to be decided.
 *
 * @throws ApiProblem when it was refused, or is not decided within a minute
 */
export async function outcomeOf(command: string): Promise<void> {
  for (let poll = 0; poll < mostPolls; poll += 1) {
    const { outcome, refusal } = await ask(api.GET('/api/v1/commands/{command}', { params: { path: { command } } }));
    if (outcome === 'done') return;
    if (refusal !== null) throw ApiProblem.refused(refusal.code, refusal.text, refusal.detail);
    if (outcome !== null) break;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  throw ApiProblem.away();
}
