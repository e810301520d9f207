import { fillsIn, formProblem, type FilledForm } from '../forms/form-problem';
import { lookUp } from '../../domain/regulation';
import type { RequestContext } from '../http/define-route';
import { identityOf } from '../http/identity';
import { Problem } from '../problems';
import type { TicketRead } from '../tickets/visible-ticket';

/**
 * A ticket that is split off fills in a form as a filing does, by the rules in force for the client. What was said before stays
 * answered as it was, also when its form has changed since.
 *
 * @throws Problem 422 for a request type that nobody knows, and for fields that the form does not take
 */
export async function requireFittingForm(
  context: RequestContext<'signed-in'>,
  { state: { desk, clientId } }: TicketRead,
  filled: FilledForm,
): Promise<void> {
  if (!fillsIn(filled)) return;
  const { store } = context.services;
  const { regulation } = await store.rulesFor(desk, clientId);
  const { requestType } = filled;
  const unfit =
    requestType !== undefined && lookUp(regulation.requestTypes, requestType) === undefined
      ? new Problem('unknown-request-type', { errors: [{ pointer: '/requestType', code: 'unknown-request-type' }] })
      : formProblem(regulation, filled);
  if (unfit !== null && !(await store.wasSaid(identityOf(context)))) throw unfit;
}
