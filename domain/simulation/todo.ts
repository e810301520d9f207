/** Who does what next on a request: the process itself says so, here by who has to be found for it. */
import { owedClocks } from '../process';
import type { PartsStepCode } from '../parts';
import { nextStep, visitsUnderWay, type StepCode, type TicketState } from '../ticket';
import { nextVisitStep, type VisitState } from '../visit';
import type { Case } from './case';

/** Who acts: `desk` is a specialist, whoever of them is free. */
export type Doer = 'desk' | 'client' | 'coordinator' | 'technician' | 'supplier' | 'nobody';

export interface Todo {
  readonly by: Doer;
  /** `answer-word`: a word of the client waits for a reaction. */
  readonly code: StepCode | PartsStepCode | 'answer-word';
  /** Where it is a step of a visit. */
  readonly visit: VisitState | null;
  /** The same as long as it is the same thing that is to be done. */
  readonly key: string;
}

export function todoOf(played: Case): Todo {
  const { ticket } = played;
  const open = ticket.stage === 'resolution' || ticket.stage === 'visit';
  if (open && ticket.service.pending === null && ticket.proposal === null && hasWord(ticket))
    return todo('desk', 'answer-word', ticket, null);
  const { owes, step } = nextStep(ticket);
  const [first] = visitsUnderWay(ticket);
  const visit = first === undefined ? undefined : played.visit(first.id);
  // As long as a visit is under way, what is left to do is its own.
  if (visit !== undefined && (open || ticket.stage === 'closed') && (step === 'solve' || !ofTicket.has(step))) {
    const own = nextVisitStep(visit);
    return todo(doerOf(own.owes), own.step, ticket, visit);
  }
  return todo(doerOf(owes), step, ticket, null);
}

function hasWord(ticket: TicketState): boolean {
  return owedClocks(ticket, { until: ['reaction'] }).some(({ owes }) => owes !== 'author');
}

/** Steps that are taken on the ticket whatever its visits wait for. */
const ofTicket: ReadonlySet<string> = new Set([
  ...['judge-word', 'confirm-or-object', 'reach-client', 'answer-extension', 'answer-consent', 'answer-emergency'],
  ...['give-details', 'deliver', 'continue', 'call-desk', 'call-client', 'assign', 'triage', 'agree-limit'],
  ...['tell-estimate', 'answer-hand-over'],
]);

function doerOf(owes: ReturnType<typeof nextStep>['owes']): Doer {
  switch (owes) {
    case 'author':
      return 'client';
    case 'responsible':
    case 'service':
    case 'manager':
    case 'personal-manager':
      return 'desk';
    case 'coordinator':
    case 'technician':
    case 'supplier':
    case 'nobody':
      return owes;
    default: {
      const never: never = owes;
      return never;
    }
  }
}

function todo(by: Doer, code: Todo['code'], ticket: TicketState, visit: VisitState | null): Todo {
  const { cycle, stage, solution, words, proposal, wait, orders } = ticket;
  const about = [
    solution?.id,
    words[0]?.messageId,
    proposal?.id,
    wait?.since,
    orders.length,
    visit?.id,
    visit?.slot?.id,
  ];
  return { by, code, visit, key: [by, code, cycle, stage, ...about].join(' ') };
}
