import { roomOn } from '../../domain/works';
import { recordAudit, type AuditBy } from '../audit/record-audit';
import { findClient } from '../find-client';
import { cleanText } from '../json';
import type { StoreContext } from '../store-context';
import { transact } from '../transact';
import { lockAccount, writeEntry, type AccountOf } from './account';

export interface TopUp extends AccountOf {
  /** The same once more is the same top-up. */
  readonly id: string;
  /** Hundredths of the desk's currency. */
  readonly amount: number;
  readonly reason: string;
  readonly by: AuditBy;
}

export type ToppedUp =
  | { readonly kind: 'topped-up' }
  /** An account does not hold so much. `room`: what it still does, in hundredths. */
  | { readonly kind: 'too-much'; readonly room: number }
  | {
      readonly kind:
        | 'unknown-client'
        /** The act was another one the first time. */
        | 'conflict';
    };

/** Notes that a client has paid into its account at a desk. */
export async function topUp({ database, clock }: StoreContext, entry: TopUp): Promise<ToppedUp> {
  const { id, desk, clientId, amount, by } = entry;
  const reason = cleanText(entry.reason);
  return transact(database, async (transaction): Promise<ToppedUp> => {
    const client = await findClient(transaction, desk, clientId);
    if (client === undefined) return { kind: 'unknown-client' };
    const balance = await lockAccount(transaction, entry);
    const standing = await transaction.balanceEntry.findUnique({ where: { id } });
    if (standing !== null) {
      const same = standing.desk === desk && standing.clientId === clientId && standing.reason === reason;
      return { kind: same && standing.amount === BigInt(amount) ? 'topped-up' : 'conflict' };
    }
    const at = await clock.now(transaction);
    const written = await writeEntry(transaction, entry, 'top-up', amount, { id, at, byId: by.personId, reason });
    if (!written) return { kind: 'too-much', room: roomOn(balance) };
    await recordAudit(transaction, {
      ...{ desk, at, by, act: 'balance-topped-up' },
      subject: { kind: 'client', id: clientId, name: client.name },
      before: { amount: balance.amount },
      after: { amount: balance.amount + amount, reason },
    });
    return { kind: 'topped-up' };
  });
}
