/** Who answers for the client what the desk has asked: the author, and others whom the regulation or a contract names. */
import type { Agreeing } from '../regulation/agreements';
import type { Actor } from './actor';
import { isAuthor, type Standing } from './may';

/** Whether the actor, in the one role, speaks for the client in it. Whether the ticket is seen at all, the grant has asked. */
export function agreesForClient(
  actor: Actor,
  agreeing: readonly Agreeing[],
  ticket: Pick<Standing, 'authorId' | 'authorKind'>,
): boolean {
  if (actor.kind !== 'person') return false;
  const names = (...any: string[]): boolean => agreeing.some((each) => any.includes(each));
  switch (actor.role) {
    case 'client':
      return (
        names('company', actor.shortId) ||
        (names('author') && isAuthor(actor, ticket)) ||
        (names('lead') && actor.inCompany === 'lead')
      );
    case 'personal-manager':
      return names('personal-manager', actor.shortId);
    default:
      return false;
  }
}

/** Whether others of the company than the author may answer, so that they have to hear of the question. */
export function asksCompany(agreeing: readonly Agreeing[]): boolean {
  return agreeing.some((each) => each !== 'author' && each !== 'personal-manager');
}
