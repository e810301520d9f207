import type { RefusalCode } from '../../domain/policy/refusals';
import { refusals } from '../../domain/policy/refusals';
import type { RequestContext } from '../http/define-route';
import { Problem } from '../problems';
import type { ApiStore } from '../services';
import { identityOf } from '../tickets/file';
import { outcomeOf } from './outcome-of';

type Context = RequestContext<'signed-in'>;
type Receipt = Parameters<ApiStore['receive']>[0];

/** A command whose outcome is known, or is still to come. */
export type Asked =
  | { readonly kind: 'pending'; readonly commandId: string }
  | { readonly kind: 'done'; readonly commandId: string; readonly revision: number | null };

/** The same, with what it was given to as it then stands. */
export type Given<Shown> =
  | Extract<Asked, { kind: 'pending' }>
  | { readonly kind: 'done'; readonly commandId: string; readonly revision: number; readonly shown: Shown };

/**
 * Puts a command into the inbox of a ticket or visit, and then to its run, whose outcome is waited for.
 *
 * @throws Problem 409 for a key that stands for another command, 404 for what is not there, 409 and 422 for refusals
 */
export async function ask(
  context: Context,
  receipt: Omit<Receipt, 'identity' | 'ifMatch' | 'requestId'>,
): Promise<Asked> {
  const { services, requestId, ifMatch } = context;
  const { ticketId, visitId } = receipt;
  const identity = identityOf(context);
  const received = await services.store.receive({
    ...receipt,
    identity,
    requestId,
    ...(ifMatch === null ? {} : { ifMatch }),
  });
  switch (received.kind) {
    case 'conflict':
      throw new Problem('key-reused');
    case 'no-ticket':
      throw new Problem('not-found');
    case 'unknown-attachment': {
      const errors = [{ pointer: '/attachments', code: received.kind, detail: received.attachmentId }];
      throw new Problem('not-found', { errors });
    }
    case 'stored':
    case 'replay': {
      const { commandId } = received;
      const known = received.kind === 'replay' && received.outcome.outcome !== null ? received.outcome : null;
      const run =
        visitId === undefined ? { kind: 'ticket' as const, id: ticketId } : { kind: 'visit' as const, id: visitId };
      const outcome = known ?? (await outcomeOf(services, run, commandId, requestId));
      if (outcome === 'pending') return { kind: 'pending', commandId };
      if (outcome.outcome === 'refused') throw new Problem(refusalOf(outcome.refusal), { commandId });
      return { kind: 'done', commandId, revision: outcome.revision };
    }
    default: {
      const never: never = received;
      return never;
    }
  }
}

/** A refusal as the database holds it. A code of a later version of the product is still a refusal. */
function refusalOf(code: string | null): RefusalCode {
  return code !== null && Object.hasOwn(refusals, code) ? (code as RefusalCode) : 'not-allowed';
}
