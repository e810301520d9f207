import { transactWithRules, type StoreContext } from '../store-context';
import type { Moved } from './moved';
import type { RunTelling, Unit } from './unit';

export interface Done<Result> {
  readonly result: Result;
  /** What the engine has to be told, now that it holds. */
  readonly tellings: readonly RunTelling[];
}

/**
 * Runs a unit of work as one transaction, and again from its beginning where it has to be.
 *
 * @param decisionsMs how long decisions may take; what is left then waits for the next commit
 */
export async function inUnit<Result>(
  context: StoreContext,
  { runOf, decisionsMs }: { readonly runOf: string | null; readonly decisionsMs: number },
  work: (unit: Unit) => Promise<Result>,
): Promise<Done<Result>> {
  // Known from here on: whoever has a connection in hand waits for no second one.
  await context.storeId();
  const { moved, ...done } = await transactWithRules(context, async (transaction, rules) => {
    const tellings: Unit['tellings'] = new Map();
    const changed = new Map<string, Moved>();
    let end: number | undefined;
    // The time counts from the first decision: waiting for the lock is no work.
    const goesOn = (): boolean => {
      const now = performance.now();
      end ??= now + decisionsMs;
      return now < end;
    };
    const states: Unit['states'] = new Map();
    const result = await work({ transaction, context, rules, runOf, goesOn, tellings, moved: changed, states });
    return { result, tellings: [...tellings.values()], moved: [...changed.values()] };
  });
  context.announce(moved);
  return done;
}
