import { uuidv7 } from 'uuidv7';
import type { Instant, LocalDate } from '../domain/time';
import type { Fault, JsonObject } from '../regulations';
import { recordAudit, type AuditBy } from './audit/record-audit';
import type { Transaction } from './database';
import { contentDigest, jsonOf } from './json';
import { publish, type Attempt, type Within } from './publish';
import type { Force } from './publish-regulation';
import { checkContract, type ContractCheck } from './rules/check-contract';
import { keepFaults, type Misfit } from './rules/publication-faults';
import { settleFaults } from './rules/settle-faults';
import type { StoreContext } from './store-context';

export interface NewContract {
  readonly desk: string;
  readonly clientId: string;
  readonly number: string;
  /** JSON Merge Patch over the desk's regulation. */
  readonly patch: JsonObject;
  readonly validFrom: LocalDate;
  /** Null: without end. */
  readonly validTo: LocalDate | null;
}

export type ContractAdded =
  | { readonly kind: 'added' | 'unchanged'; readonly id: string }
  /** The number stands for another contract of this client at this desk. */
  | { readonly kind: 'number-taken' }
  /** The id stands for another contract. */
  | { readonly kind: 'conflict' }
  /** It does not fit the version of the regulation that it is for. */
  | { readonly kind: 'faulty'; readonly version: string; readonly faults: readonly Fault[] }
  /** It does not fit a version to come, or takes away what open tickets name; nothing is published. */
  | { readonly kind: 'does-not-fit'; readonly check: ContractCheck };

export interface AddingContract {
  /** The id that it gets: the same request finds the contract that it made the first time. */
  readonly id?: string;
  /** Publishes it although it does not fit all that is to come. */
  readonly force?: Force;
  /** Whose act it is; left out: the product's own. */
  readonly by?: AuditBy;
  /** In whose transaction; default: one of its own. */
  readonly within?: Within;
}

/**
 * Adds a client's contract. It must fit the version of the regulation that is in force when it begins to hold; what else it does
 * not fit is refused with the list, unless it is forced: then the client goes by the last good rules where that comes to hold.
 */
export async function addContract(
  context: StoreContext,
  contract: NewContract,
  { id = uuidv7(), force, by, within }: AddingContract = {},
): Promise<ContractAdded> {
  const { desk, clientId, number, patch, validFrom, validTo } = contract;
  const refuse = (answer: ContractAdded): Attempt<ContractAdded> => ({ changed: false, answer });
  const work = async (transaction: Transaction, now: Instant): Promise<Attempt<ContractAdded>> => {
    const standing = await transaction.contractVersion.findFirst({
      where: { OR: [{ id }, { desk, clientId, number }] },
    });
    if (standing !== null) {
      const same = contentOf(standing as StandingContract) === contentOf(contract);
      if (same) return refuse({ kind: 'unchanged', id: standing.id });
      return refuse({ kind: standing.id === id ? 'conflict' : 'number-taken' });
    }
    const check = await checkContract(transaction, contract, now);
    const { over, laid, versions, tickets } = check;
    if (!laid.ok) return refuse({ kind: 'faulty', version: over.version, faults: laid.faults });
    if (versions.length + tickets.length > 0 && force === undefined) return refuse({ kind: 'does-not-fit', check });
    await transaction.contractVersion.create({
      data: {
        id,
        desk,
        clientId,
        number,
        patch: jsonOf(patch) as object,
        validFrom,
        validTo,
        createdAt: new Date(now),
      },
    });
    await settleFaults(transaction, now, desk);
    const misfits = versions.map(({ version, faults }): Misfit => {
      return { desk, clientId, contract: number, version, digest: null, faults };
    });
    await keepFaults(transaction, misfits, { reason: force?.reason ?? null, now });
    if (by !== undefined) {
      const subject = { kind: 'contract', id, name: number } as const;
      const after = {
        client: clientId,
        validFrom,
        validTo,
        patch,
        ...(force === undefined ? {} : { force: force.reason }),
      };
      await recordAudit(transaction, { desk, at: now, by, act: 'contract-published', subject, before: null, after });
    }
    return { changed: true, answer: { kind: 'added', id } };
  };
  return publish(context, { kind: 'rules', desk }, work, within);
}

type StandingContract = Pick<NewContract, 'desk' | 'clientId' | 'number' | 'patch' | 'validFrom' | 'validTo'>;

function contentOf({ desk, clientId, number, patch, validFrom, validTo }: StandingContract): string {
  return contentDigest([desk, clientId, number, patch, validFrom, validTo]);
}
