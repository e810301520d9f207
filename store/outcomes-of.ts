import type { Outcome } from '../domain/ticket';
import type { CommandOutcome } from './rows/inbox-row';

export interface DecidedOutcome extends CommandOutcome {
  readonly outcome: 'done' | 'refused';
}

/** The answers for the asked commands: decided now, or read from their rows. */
export function outcomesOf(
  asked: readonly string[],
  rows: readonly CommandOutcome[],
  decided: readonly Outcome[],
): DecidedOutcome[] {
  const now = new Map(decided.map(({ commandId, result }) => [commandId, result]));
  return asked.flatMap((commandId): DecidedOutcome[] => {
    const result = now.get(commandId);
    if (result?.kind === 'done') return [{ commandId, outcome: 'done', revision: result.revision, refusal: null }];
    if (result?.kind === 'refused') return [{ commandId, outcome: 'refused', revision: null, refusal: result.code }];
    const row = rows.find((candidate) => candidate.commandId === commandId);
    if (row === undefined || row.outcome === null) return [];
    const { outcome, revision, refusal } = row;
    return [{ commandId, outcome, revision, refusal }];
  });
}
