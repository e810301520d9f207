import type { RefusalCode } from '../../domain/policy/refusals';
import type { Said } from '../../store/process/said';
import { Problem } from '../problems';
import { tellRuns } from '../runs/tell-runs';
import type { RequestContext } from '../http/define-route';
import { refusalOf } from './ask';

/**
 * What became of a word to a process whose run hears of it under no name of its own: no hand acts on it in the console.
 *
 * @param refused the problem that tells a refusal
 * @throws Problem 404, 409 and 422 for refusals, 500 where its decision threw
 */
export function heard(
  { runs }: Pick<RequestContext<'signed-in'>['services'], 'runs'>,
  said: Said<unknown>,
  refused: (code: RefusalCode, commandId: string) => Problem = (code, commandId) => new Problem(code, { commandId }),
): 'done' | 'pending' {
  switch (said.kind) {
    case 'decided': {
      const { result, tellings, commandId } = said;
      tellRuns(runs, tellings);
      if (result.kind === 'refused') throw refused(result.code, commandId);
      if (result.kind === 'fault') throw new Problem('internal', { commandId });
      return 'done';
    }
    case 'conflict':
      throw new Problem('key-reused');
    case 'replay': {
      const { outcome, refusal, commandId } = said.outcome;
      if (outcome === 'refused') throw refused(refusalOf(refusal), commandId);
      if (outcome === 'fault') throw new Problem('internal', { commandId });
      return outcome === null ? 'pending' : 'done';
    }
    case 'pending':
      return 'pending';
    case 'no-process':
    case 'unknown-attachment':
      throw new Problem('not-found');
    default: {
      const never: never = said;
      return never;
    }
  }
}
