import type { ArticleReader } from '../../domain/knowledge';
import type { Role } from '../../domain/regulation';
import { companyOf, membershipsAt, type Caller } from '../auth/caller';
import { Problem } from '../problems';

/** Whoever writes articles: those who answer clients, and those who lead the desk. */
export const writers = ['specialist', 'coordinator', 'manager', 'administrator'] as const satisfies readonly Role[];

/** Where somebody reads articles, and as whom: of a client everywhere as that client only. */
export function reachOf(caller: Caller, desk?: string): { readonly desk: string; readonly reader: ArticleReader }[] {
  const desks = desk === undefined ? new Set(caller.memberships.map((each) => each.desk)) : [desk];
  return [...desks].flatMap((each) => {
    const held = membershipsAt(caller, each);
    if (held.length === 0) return [];
    const clientId = companyOf(held);
    const reader: ArticleReader = clientId === null ? { side: 'desk' } : { side: 'client', clientId };
    return [{ desk: each, reader }];
  });
}

/** @throws Problem 404 for a desk that the caller does not belong to, 400 where one must be named */
export function readingAt(caller: Caller, desk: string | undefined): { desk: string; reader: ArticleReader } {
  const [first, other] = reachOf(caller, desk);
  if (first === undefined) throw new Problem('unknown-desk');
  if (other !== undefined)
    throw new Problem('malformed', { errors: [{ pointer: 'desk', code: 'missing', says: 'desk-needed' }] });
  return first;
}

/** Whether somebody writes articles of a desk. */
export function mayWrite(caller: Caller, desk: string): boolean {
  const held = membershipsAt(caller, desk);
  return companyOf(held) === null && held.some(({ role }) => writers.some((writer) => writer === role));
}
