/** Who may do something where the regulation of the desk says so itself (HD-7). */
import { holds, type Right, type Situation } from '../regulation';
import type { Actor } from './actor';
import { isAuthor, type Grant, type Standing } from './may';
import type { RefusalCode } from './refusals';

/** Those whom the rights name, their conditions apart. Where the lead of a company may, the author may as well. */
export function grantOfRights(rights: readonly Right[]): Grant {
  const named = new Set(rights.map(({ role }) => role));
  const client = named.has('company')
    ? 'reader'
    : named.has('lead')
      ? 'author-or-lead'
      : named.has('author')
        ? 'author'
        : 'nobody';
  const staff = (['personal-manager', 'specialist', 'coordinator', 'manager', 'administrator'] as const).filter(
    (role) => named.has(role),
  );
  return { client, staff };
}

/**
 * What is in the way of one whom the rights name, in the one role that acts; null: one of the conditions holds.
 *
 * @param ticket whose author is asked for
 */
export function rightWaitsFor(
  rights: readonly Right[],
  actor: Actor,
  ticket: Pick<Standing, 'authorId' | 'authorKind'>,
  situation: Situation,
): Extract<RefusalCode, 'agreement-needed' | 'condition-not-met'> | null {
  const own = rights.filter(({ role }) => isNamed(role, actor, ticket));
  if (own.length === 0 || own.some(({ when }) => holds(when, situation))) return null;
  const withAgreement: Situation = { ...situation, asked: 'agreed' };
  return own.some(({ when }) => holds(when, withAgreement)) ? 'agreement-needed' : 'condition-not-met';
}

/** A hand in the engine's console has a manager's rights; the other parts of the product are bound by no right. */
function isNamed(role: Right['role'], actor: Actor, ticket: Pick<Standing, 'authorId' | 'authorKind'>): boolean {
  if (actor.kind === 'system') return actor.part === 'engine-ui' && role === 'manager';
  if (actor.role !== 'client') return role === actor.role;
  switch (role) {
    case 'company':
      return true;
    case 'lead':
      return actor.inCompany === 'lead';
    case 'author':
      return isAuthor(actor, ticket);
    default:
      return false;
  }
}
