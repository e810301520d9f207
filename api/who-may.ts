import { lead, planners, type ClientReach, type Grant } from '../domain/policy/may';
import { agreeingRoles } from '../domain/regulation/vocabulary';
import type { Agreeing } from '../domain/regulation/agreements';
import { consentRule, type Regulation } from '../domain/regulation';
import type { TicketState } from '../domain/ticket';
import { holdersText, type Holder } from '../texts/roles';
import { Problem, type ProblemExtras } from './problems';
import type { CommandInput } from './schemas/commands';

const ofClient: Readonly<Record<ClientReach, readonly Holder[]>> = {
  author: ['author'],
  'author-or-lead': ['author', 'lead'],
  reader: ['company'],
  nobody: [],
};

/** Those to whom a grant is given. */
export function holdersOf({ client, staff }: Grant): readonly Holder[] {
  return [...ofClient[client], ...staff];
}

/** The answer to one who may not give a command: it names those who may. */
export function notAllowed(holders: readonly Holder[]): Problem {
  return new Problem('not-allowed', whoMay(holders));
}

/** The answer to one whose roles something is not for: it names those whom it is for. */
export function forbidden(holders: readonly Holder[], extras: ProblemExtras = {}): Problem {
  return new Problem('forbidden', { ...extras, ...whoMay(holders) });
}

/** What a refusal says beside its sentence: who may. */
export function whoMay(holders: readonly Holder[]): Pick<ProblemExtras, 'detail'> {
  return holders.length === 0 ? {} : { detail: { says: 'who-may', values: { holders: holdersText(holders) } } };
}

/** Of those whose grant a command has, who may give it where it is about another one's work; null: all of them, or `answerersOf`. */
export function closerHolders({ type }: Pick<CommandInput, 'type'>): readonly Holder[] | null {
  switch (type) {
    case 'assign':
      return lead;
    case 'unshare':
      return holdersOf({ client: 'author', staff: ['specialist', ...planners] });
    default:
      return null;
  }
}

/** Who answers what a command answers; null: it answers nothing. */
export function answerersOf(
  body: Pick<CommandInput, 'type'> & { readonly of?: string | undefined },
  { consents }: Pick<TicketState, 'consents'>,
  regulation: Regulation,
): readonly Holder[] | null {
  switch (body.type) {
    case 'answer-emergency':
      return ['personal-manager', ...lead];
    case 'answer-extension':
      return agreeingHolders(regulation.agreements.extension.with);
    case 'answer-consent': {
      const asked = consents.open.filter(({ id }) => body.of === undefined || id === body.of);
      const codes = asked.length > 0 ? asked.map(({ agreement }) => agreement) : Object.keys(regulation.agreements);
      return agreeingHolders(codes.flatMap((code) => consentRule(regulation, code)?.with ?? []));
    }
    default:
      return null;
  }
}

/** Whom a contract names by their short ids are not named to others. */
function agreeingHolders(agreeing: readonly Agreeing[]): readonly Holder[] {
  const holders = agreeing.map((each) => agreeingRoles.find((role) => role === each) ?? 'named');
  return [...new Set(holders)];
}
