import { uuidv7 } from 'uuidv7';
import type { LocalDate } from '../domain/time';
import type { Fault, JsonObject } from '../regulations';
import { contentDigest, jsonOf } from './json';
import { publish } from './publish';
import { currentCalendars, noLayers, readLayers } from './rules/read-rules';
import { settleFaults } from './rules/settle-faults';
import { lay } from './rules/standing';
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
  | { readonly kind: 'added' }
  | { readonly kind: 'unchanged' }
  /** The number stands for another contract of this client at this desk. */
  | { readonly kind: 'number-taken' }
  /** It does not fit a version of the regulation. */
  | { readonly kind: 'faulty'; readonly version: string; readonly faults: readonly Fault[] };

/** Adds a client's contract. It must fit every version of the desk's regulation that is published. */
export async function addContract(context: StoreContext, contract: NewContract): Promise<ContractAdded> {
  const { desk, clientId, number, patch, validFrom, validTo } = contract;
  return publish<ContractAdded>(context, { kind: 'rules', desk }, async (transaction, now) => {
    const standing = await transaction.contractVersion.findUnique({
      where: { desk_clientId_number: { desk, clientId, number } },
    });
    if (standing !== null) {
      const { patch: patchBefore, validFrom: from, validTo: to } = standing;
      const same = contentDigest([patchBefore, from, to]) === contentDigest([patch, validFrom, validTo]);
      return { changed: false, answer: { kind: same ? 'unchanged' : 'number-taken' } };
    }
    const calendars = await currentCalendars(transaction);
    const layers = calendars === undefined ? noLayers : await readLayers(transaction, calendars);
    for (const { version, document } of await transaction.regulationVersion.findMany({ where: { desk } })) {
      const merged = lay(document as JsonObject, { number, patch }, layers);
      if (!merged.ok) return { changed: false, answer: { kind: 'faulty', version, faults: merged.faults } };
    }
    await transaction.contractVersion.create({
      data: {
        id: uuidv7(),
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
    return { changed: true, answer: { kind: 'added' } };
  });
}
