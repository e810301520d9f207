import type { DeskAddress } from '../../store/letters/address-book';
import type { FoundSender } from '../../store/letters/find-sender';
import type { ThreadTicket } from '../../store/letters/find-thread';
import type { LetterFacts } from '../parse/letter-facts';
import { lookUpsOf, type KnownPerson, type Thread, type World } from '../recognise/world';
import type { DeskLetter } from './open-by-letter';
import type { IntakePorts } from './ports';

const minute = 60_000;
/** Beyond so many tickets of one address an hour nothing is confirmed by letter; a person sees them all the same. */
const openedAnHour = 10;
/** Words of one address in one ticket a minute, as many as a client's user may say otherwise. */
const wordsAMinute = 30;

/** Everything that decides what becomes of a letter, and what the intake itself goes by. */
export interface Gathered {
  readonly world: World;
  /** Everybody registered with the sender's address, once for each company. */
  readonly users: FoundSender['users'];
  /** Tickets that the letter names, and whether they are closed. */
  readonly closed: ReadonlyMap<string, boolean>;
  /** The ticket it most likely belongs to, whoever wrote it. */
  readonly likely: string | null;
  /** The desk takes new requests by letter. */
  readonly takesRequests: boolean;
  /** The address has opened so many tickets lately that a program is likely behind it. */
  readonly opensMany: boolean;
}

const nobody: FoundSender = { users: [], worksHere: false, clients: [] };

/** Asks everything that decides what becomes of a letter at a desk. */
export async function gather(
  ports: IntakePorts,
  { letter, desk, facts }: DeskLetter,
  seen: World['seen'],
  addresses: readonly DeskAddress[],
): Promise<Gathered> {
  const { store, trust } = ports;
  const ups = lookUpsOf(facts);
  const [sender, referred, numbered, { regulation }, opened] = await Promise.all([
    ups.address === null ? nobody : store.findSender(desk, ups.address),
    store.findThread(desk, ups.references),
    store.findNumbered(desk, ups.numbers),
    store.rulesFor(desk, null),
    ups.address === null ? 0 : store.lettersThatOpened(desk, ups.address, letter.receivedAt - 60 * minute),
  ]);
  const companies = await takingAnybody(store, desk, sender);
  const to = new Set([...letter.envelopeTo, ...addressesOf(facts)]);
  const own = addresses.find((each) => each.desk === desk && each.clientId !== null && to.has(each.address));
  const only = (clients: readonly string[]): readonly string[] =>
    own?.clientId != null && clients.includes(own.clientId) ? [own.clientId] : clients;
  const named = [...referred, ...numbered];
  return {
    world: {
      senders: companies.length > 0 ? 'company-domain' : (regulation.intake.email?.senders ?? 'registered-address'),
      // Where no server is named, whoever may hand letters over on this machine is believed.
      trust: { hosts: trust.hosts, loopback: trust.hosts.length === 0 && letter.way !== 'mailbox' },
      seen,
      notice: await noticeOf(store, ups.notice),
      person: personOf(sender, only),
      companies: only(companies),
      referred: referred.map(threadOf),
      numbered: numbered.map(threadOf),
    },
    users: sender.users,
    closed: new Map(named.map(({ ticketId, closed }) => [ticketId, closed])),
    likely: named[0]?.tid ?? null,
    takesRequests: regulation.intake.channels.includes('email'),
    opensMany: opened >= openedAnHour,
  };
}

export function addressesOf({ to, cc }: Pick<LetterFacts, 'to' | 'cc'>): string[] {
  return [...to, ...cc].map(({ address }) => address);
}

/** Whether an address says more in a ticket than a person does. */
export async function saysTooMuch(
  { store }: Pick<IntakePorts, 'store'>,
  { letter, desk, facts }: DeskLetter,
  ticketId: string,
): Promise<boolean> {
  if (facts.from === null) return false;
  const since = letter.receivedAt - minute;
  return (await store.wordsByLetter(desk, facts.from.address, ticketId, since)) >= wordsAMinute;
}

/** The letter of ours that a report names. */
async function noticeOf(
  store: IntakePorts['store'],
  named: { readonly messageId: string | null; readonly envelopeId: string | null } | null,
): Promise<string | null> {
  const { envelopeId = null, messageId = null } = named ?? {};
  const byEnvelope = envelopeId === null ? undefined : await store.findSentLetter({ noticeId: envelopeId });
  const found =
    byEnvelope ?? (messageId === null ? undefined : await store.findSentLetter({ messageId: `<${messageId}>` }));
  return found?.noticeId ?? null;
}

function personOf(
  { users, worksHere }: FoundSender,
  only: (clients: readonly string[]) => readonly string[],
): KnownPerson | null {
  const [user] = users;
  if (user !== undefined)
    return { id: user.personId, side: 'client', clients: only(users.map(({ clientId }) => clientId)) };
  return worksHere ? { id: '', side: 'staff', clients: [] } : null;
}

/** The clients of a domain whose rules take letters from anybody there. */
async function takingAnybody(
  store: IntakePorts['store'],
  desk: string,
  { clients }: FoundSender,
): Promise<readonly string[]> {
  const taking = await Promise.all(
    clients.map(async (id) => {
      const { email } = (await store.rulesFor(desk, id)).regulation.intake;
      return email?.senders === 'company-domain' ? [id] : [];
    }),
  );
  return taking.flat();
}

/** Whoever takes part in a ticket is a user of its client, and found as such. */
function threadOf({ ticketId, clientId }: ThreadTicket): Thread {
  return { ticket: ticketId, client: clientId, participants: [] };
}
