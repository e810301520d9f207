/**
 * The one place for patches. A change here that alters which commands a running ticket issues (a timer, an activity, a search
 * attribute more or less) would break the replay of open tickets, so it goes behind a name of this list, oldest first, with
 * the release that brought it; the branch for the old way goes when no open run predates it. Changed rules need none of
 * this: they live outside the sandbox. test/histories holds what must go on replaying.
 */
import { patched } from '@temporalio/workflow';

export type Change = never;

/** Whether this run already goes the new way. */
export function goes(change: Change): boolean {
  return patched(change);
}
