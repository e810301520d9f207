import { lead, planners, type ClientReach, type Grant } from '../domain/policy/may';
import { grantOfRights } from '../domain/policy/rights';
import { rightHolders, type Regulation, type RightHolder, type Role } from '../domain/regulation';
import type { LaterBody } from '../domain/ticket';
import { holdersText, type Holder } from '../texts/roles';
import { Problem, type ProblemExtras } from './problems';

const ofClient: Readonly<Record<ClientReach, readonly Holder[]>> = {
  author: ['author'],
  'author-or-lead': ['author', 'lead'],
  reader: ['company'],
  nobody: [],
};

/** The answer to one who may not give a command: it names those who may. */
export function notAllowed({ client, staff }: Grant, extras: ProblemExtras = {}): Problem {
  return withHolders('not-allowed', [...ofClient[client], ...staff], extras);
}

/** The answer to one whose roles something is not for: it names the roles that it is for. */
export function forbidden(roles: readonly Role[], extras: ProblemExtras = {}): Problem {
  return withHolders('forbidden', roles, extras);
}

function withHolders(code: 'not-allowed' | 'forbidden', holders: readonly Holder[], extras: ProblemExtras): Problem {
  const detail = { says: 'who-may', values: { holders: holdersText(holders) } } as const;
  return new Problem(code, { ...extras, ...(holders.length > 0 ? { detail } : {}) });
}

/** Of those whose grant a command has, who may give it where it is about another one's work or question; null: all of them. */
export function closerGrant(type: LaterBody['type'], { agreements }: Regulation): Grant | null {
  switch (type) {
    case 'assign':
      return { client: 'nobody', staff: lead };
    case 'unshare':
      return { client: 'author', staff: ['specialist', ...planners] };
    case 'answer-emergency':
      return { client: 'nobody', staff: ['personal-manager', ...lead] };
    case 'answer-extension': {
      const named = agreements.extension.with.filter((each): each is RightHolder & typeof each =>
        rightHolders.some((holder) => holder === each),
      );
      return grantOfRights(named.map((role) => ({ role, when: {} })));
    }
    default:
      return null;
  }
}
