import type { Records, TransferFault, TransferSource } from '../../domain/transfer';
import type { Store } from '../../store';
import type { CheckedFiles } from '../../store/transfer/keep-files';

/** How much goes into one transaction: enough to be fast, little enough that a kill loses little and nobody waits long. */
const atOnce = { companies: 500, people: 500, tickets: 25 } as const;
/** Transactions that are written beside each other. */
const lanes = 3;

/** What was brought in, and what was there before. */
export interface BroughtIn {
  readonly companies: number;
  readonly people: number;
  readonly contracts: number;
  readonly tickets: number;
  readonly there: number;
  readonly faults: readonly TransferFault[];
}

interface BringInOptions {
  /** What the desk takes of the files that tickets name. */
  readonly files?: CheckedFiles;
  /** Told how many tickets were gone through. */
  readonly onTickets?: ((done: number) => void) | undefined;
}

/** Brings in what was checked, in pages that each stand by themselves: who is stopped and begins again goes on where it was. */
export async function bringIn(
  store: Store,
  { desk, source }: { readonly desk: string; readonly source: TransferSource },
  records: Records,
  { files = new Map(), onTickets = () => undefined }: BringInOptions = {},
): Promise<BroughtIn> {
  const at = { desk, source };
  const { timeZone } = (await store.rulesFor(desk, null)).regulation;
  const faults: TransferFault[] = [];
  let [companies, people, contracts, tickets] = [0, 0, 0, 0];
  for (const page of pagesOf(records.companies, atOnce.companies))
    companies += (await store.importCompanies(at, page)).written;
  for (const page of pagesOf(records.people, atOnce.people))
    people += (await store.importPeople(at, { records: page, timeZone })).written;
  let known = 0;
  for (const contract of records.contracts) {
    const came = await store.importContract(at, contract);
    if (came === 'added') contracts += 1;
    else if (came === 'known' || came === 'unchanged') known += 1;
    else faults.push({ ...contract.at, code: 'contract-does-not-fit', record: contract.id, field: 'terms' });
  }
  const pages = [...pagesOf(records.tickets, atOnce.tickets)];
  let [next, done] = [0, 0];
  const lane = async (): Promise<void> => {
    for (let page = pages[next++]; page !== undefined; page = pages[next++]) {
      try {
        const { written } = await store.importTickets(at, page, files);
        tickets += written;
      } catch (error) {
        // What the others have in hand is written; nobody begins another page.
        next = pages.length;
        throw error;
      }
      done += page.length;
      onTickets(done);
    }
  };
  for (const ended of await Promise.allSettled(Array.from({ length: lanes }, lane)))
    if (ended.status === 'rejected') throw ended.reason;
  const there =
    records.companies.length -
    companies +
    (records.people.length - people) +
    known +
    (records.tickets.length - tickets);
  return { companies, people, contracts, tickets, there, faults };
}

function* pagesOf<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size);
}
