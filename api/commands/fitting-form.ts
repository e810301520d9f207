import { answersProblem, formProblem, typeNotNamed, type FilledForm } from '../forms/form-problem';
import { lookUp, type Regulation } from '../../domain/regulation';
import type { RequestContext } from '../http/define-route';
import { identityOf } from '../http/identity';
import { Problem } from '../problems';
import type { CommandInput } from '../schemas/commands';
import type { TicketRead } from '../tickets/visible-ticket';

/**
 * A ticket that is split off fills in a form as a filing does, by the rules in force for the client. What was said before stays
 * answered as it was, also when its form has changed since.
 *
 * @throws Problem 422 for a request type that nobody knows, or that has to be named, and for fields that the form does not take
 */
export async function requireFittingForm(
  context: RequestContext<'signed-in'>,
  { state: { desk, clientId } }: TicketRead,
  filled: FilledForm,
): Promise<void> {
  const { store } = context.services;
  const { regulation } = await store.rulesFor(desk, clientId);
  const unfit = unfitForm(regulation, filled);
  if (unfit !== null && !(await store.wasSaid(identityOf(context)))) throw unfit;
}

/** What a desk does not take; where the type of a request is chosen first, that holds for the second problem as well (IN-1). */
function unfitForm(regulation: Regulation, filled: FilledForm): Problem | null {
  const { intake, requestTypes } = regulation;
  const { requestType } = filled;
  if (requestType === undefined && intake.requestType === 'required') return typeNotNamed(requestTypes);
  if (requestType === undefined || lookUp(requestTypes, requestType) !== undefined)
    return formProblem(regulation, filled);
  return new Problem('unknown-request-type', { errors: [{ pointer: '/requestType', code: 'unknown-request-type' }] });
}

/**
 * Answers to a list of questions fill in its form, by the rules that the ticket goes by. What was said before stays answered as it was.
 * A list that nobody knows, or that is not asked now, is refused by the decision.
 *
 * @throws Problem 409 for a form that has changed, 422 for answers that it does not take
 */
export async function requireFittingAnswers(
  context: RequestContext<'signed-in'>,
  { rules: { regulation } }: TicketRead,
  { list, answers, form }: Extract<CommandInput, { type: 'answer-questions' }>,
): Promise<void> {
  const asked = lookUp(regulation.questions, list);
  if (asked === undefined) return;
  const unfit = answersProblem(asked, answers, form);
  if (unfit !== null && !(await context.services.store.wasSaid(identityOf(context)))) throw unfit;
}
