import { isGrpcServiceError, ServiceError, WorkflowNotFoundError } from '@temporalio/client';
import { NamespaceNotFoundError } from '@temporalio/common';
import { google, temporal } from '@temporalio/proto';

/**
 * Why a call to Temporal brought nothing.
 * - `missing`: there is no run of this id.
 * - `busy`: this one call is not taken, others are.
 * - `away`: nothing is taken now.
 */
export interface CallFault {
  readonly kind: 'missing' | 'busy' | 'away';
  readonly reason: string;
  /** Waiting does not mend it. */
  readonly lasting: boolean;
}

const { ResourceExhaustedFailure } = temporal.api.errordetails.v1;
const { RESOURCE_EXHAUSTED_CAUSE_BUSY_WORKFLOW: BUSY_WORKFLOW } = temporal.api.enums.v1.ResourceExhaustedCause;

const resourceExhausted = 8;
/**
 * What the server says of one run: an unregistered attribute or too many signals (invalid argument); a boundary between runs
 * (failed precondition, aborted, out of range).
 */
const ofOneRun: readonly number[] = [3, 9, 10, 11];
/** Invalid argument, permission denied, unimplemented, unauthenticated. */
const lastingCodes: readonly number[] = [3, 7, 12, 16];

/** What is looked at of an answer's status. */
interface CallStatus {
  readonly code: number;
  readonly metadata: { get(key: string): unknown[] };
}

/**
 * Sorts an error of a call. A run that is being written by others, or is just closing, and a server that limits everybody both
 * say "resource exhausted"; only the details tell them apart.
 *
 * @returns undefined for errors that are not about the call: faults of ours
 */
export function callFault(error: unknown): CallFault | undefined {
  if (error instanceof WorkflowNotFoundError) return { kind: 'missing', reason: 'not found', lasting: false };
  if (error instanceof NamespaceNotFoundError) return { kind: 'away', reason: error.message, lasting: true };
  const found = error instanceof ServiceError ? error.cause : error;
  if (!isGrpcServiceError(found)) return undefined;
  const reason = `gRPC ${found.code}: ${found.details}`;
  const kind = isBusy(found) || ofOneRun.includes(found.code) ? 'busy' : 'away';
  return { kind, reason, lasting: lastingCodes.includes(found.code) };
}

/** Whether a server that answers says that it does not take this from this one run now. */
export function isBusy({ code, metadata }: CallStatus): boolean {
  if (code !== resourceExhausted) return false;
  const [details] = metadata.get('grpc-status-details-bin');
  if (!(details instanceof Uint8Array)) return false;
  return google.rpc.Status.decode(details).details.some(({ type_url: type, value }) => {
    if (!type?.endsWith('/temporal.api.errordetails.v1.ResourceExhaustedFailure') || !value) return false;
    return ResourceExhaustedFailure.decode(value).cause === BUSY_WORKFLOW;
  });
}
