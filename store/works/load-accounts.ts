import type { Command } from '../../domain/process';
import { afterOwnMoves, type LaterBody, type Open, type TicketState, type TicketWorld } from '../../domain/ticket';
import type { Transaction } from '../database';
import type { LoadedRules } from '../rules/library';
import { heldFor, lockAccount } from './account';
import { latestMonth, monthAt } from './months';

/** What is decided by the accounts of the client. */
const deciding: ReadonlySet<string> = new Set(['take-work', 'finish-work'] satisfies LaterBody['type'][]);

/**
 * What the accounts of a ticket's client say to the waiting commands, where any of them asks. The account is taken, after the ticket:
 * of many who want the last free work of a month, or the last of the money, each sees what those before have left.
 */
export async function loadAccounts(
  transaction: Transaction,
  before: TicketState | null,
  commands: readonly Command<Open | LaterBody>[],
  { catalog }: LoadedRules,
): Promise<(state: TicketState) => TicketWorld> {
  const asking = commands.filter(({ body }) => deciding.has(body.type));
  if (before === null || asking.length === 0) return () => null;
  const balance = await lockAccount(transaction, before);
  const { regulation } = catalog.newest;
  const rule = regulation.works ?? catalog.of(before.rules).regulation.works;
  const at = Math.max(...asking.map(({ receivedAt }) => receivedAt));
  const latest = await latestMonth(transaction, before);
  const quota = monthAt(latest, rule?.free ?? null, regulation.timeZone, at);
  const accounts = { quota, balance, held: Object.fromEntries(await heldFor(transaction, before.id)) };
  return (state) => afterOwnMoves(accounts, before.works, state.works);
}
