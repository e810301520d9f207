import type { AuditBy } from '../../store/audit/record-audit';
import type { RequestContext } from '../http/define-route';

/** Who is named on the record of a desk for what a request does. */
export function auditBy({ caller, requestId }: Pick<RequestContext<'signed-in'>, 'caller' | 'requestId'>): AuditBy {
  return { personId: caller.personId, requestId };
}
