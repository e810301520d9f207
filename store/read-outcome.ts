import { isUuid } from './json';
import { outcomeOf } from './receive';
import type { CommandOutcome } from './rows/inbox-row';
import type { StoreContext } from './store-context';

/** What became of a command so far; undefined when there is no such command. */
export async function readOutcome({ database }: StoreContext, commandId: string): Promise<CommandOutcome | undefined> {
  if (!isUuid(commandId)) return undefined;
  const row = await database.inbox.findUnique({
    where: { id: commandId },
    select: { id: true, outcome: true, outcomeRevision: true, refusal: true },
  });
  return row === null ? undefined : outcomeOf(row);
}
