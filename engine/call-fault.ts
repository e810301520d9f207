import {
  isGrpcServiceError,
  ServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure, NamespaceNotFoundError } from '@temporalio/common';
import { leavingRun } from '../workflows/messages';

/**
 * Why a call to Temporal gave no answer.
 * - `missing`: no run of this id; start one and ask again.
 * - `passing`: the run is at the boundary to the next one, or the server is busy or away: ask again.
 * - `late`: the time is up.
 * - `wrong`: asking again will not help before somebody mends something.
 */
export interface CallFault {
  readonly kind: 'missing' | 'passing' | 'late' | 'wrong';
  readonly reason: string;
}

const deadlineExceeded = 4;
/** Cancelled, unknown, resource exhausted, failed precondition, aborted, out of range, internal, unavailable, data loss. */
const passingCodes: readonly number[] = [1, 2, 8, 9, 10, 11, 13, 14, 15];

/**
 * Sorts an error of a call. At continue-as-new a caller sees "unexpected workflow task failure" (failed precondition), "not
 * found" or "already completed"; an update that was accepted by a run that is gone fails with AcceptedUpdateCompletedWorkflow,
 * and one of too many at once with UnprocessedUpdate. A run that
 * is being left turns questions away itself.
 *
 * @returns undefined for errors that are not about the call: faults of ours
 */
export function callFault(error: unknown): CallFault | undefined {
  if (error instanceof WorkflowNotFoundError) return { kind: 'missing', reason: 'not found' };
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return { kind: 'late', reason: 'deadline' };
  if (error instanceof WorkflowUpdateFailedError) {
    const type = error.cause instanceof ApplicationFailure ? error.cause.type : undefined;
    if (type === 'AcceptedUpdateCompletedWorkflow') return { kind: 'missing', reason: type };
    return type === 'UnprocessedUpdate' || type === leavingRun ? { kind: 'passing', reason: type } : undefined;
  }
  if (error instanceof NamespaceNotFoundError) return { kind: 'wrong', reason: error.message };
  const status = error instanceof ServiceError ? error.cause : error;
  if (!isGrpcServiceError(status)) return undefined;
  const code: number = status.code;
  const reason = `gRPC ${code}: ${status.details}`;
  if (code === deadlineExceeded) return { kind: 'late', reason };
  return { kind: passingCodes.includes(code) ? 'passing' : 'wrong', reason };
}
