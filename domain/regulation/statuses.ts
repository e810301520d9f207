import type { Regulation, Stage, StatusCondition } from './types';

/** What a status is chosen by. */
export interface Situation {
  readonly stage: Stage;
  /** The reason of the wait that goes on. */
  readonly wait: string | null;
  readonly assigned: boolean;
  /** In the second or a later cycle. */
  readonly reopened: boolean;
}

/** The code of the status shown in a situation: the first match by rank. A checked regulation has one for every situation. */
export function statusFor(regulation: Regulation, situation: Situation): string {
  const match = Object.entries(regulation.statuses)
    .sort(([, a], [, b]) => a.rank - b.rank)
    .find(([, status]) => meets(status.when, situation));
  if (!match) throw new Error(`regulation ${regulation.code} has no status for ${JSON.stringify(situation)}`);
  return match[0];
}

function meets(condition: StatusCondition, situation: Situation): boolean {
  return (
    (condition.stage === undefined || condition.stage.includes(situation.stage)) &&
    (condition.wait === undefined || (situation.wait !== null && condition.wait.includes(situation.wait))) &&
    (condition.assigned === undefined || condition.assigned === situation.assigned) &&
    (condition.reopened === undefined || condition.reopened === situation.reopened)
  );
}
