import type { DeskAddress } from '../../store/letters/address-book';
import type { ThreadTicket } from '../../store/letters/find-thread';
import type { NamedTicket, Sender, Situation } from '../recognise/situation';
import { verifiedBy } from '../recognise/verified';
import type { LetterFacts } from '../parse/letter-facts';
import type { DeskLetter } from './open-by-letter';
import type { IntakePorts } from './ports';

const minute = 60_000;
/** Beyond so many tickets of one address an hour nothing is confirmed by letter; a person sees them all the same. */
const openedAnHour = 10;
/** Words of one address in one ticket a minute, as many as a client's user may say otherwise. */
const wordsAMinute = 30;

/** Asks everything that decides what becomes of a letter. */
export async function gather(
  ports: IntakePorts,
  { letter, desk, facts }: DeskLetter,
  addresses: readonly DeskAddress[],
): Promise<Situation> {
  const { store, trust } = ports;
  const [sender, thread, numbered, { regulation }] = await Promise.all([
    facts.from === null ? null : senderAt(store, desk, facts.from.address),
    store.findThread(desk, threadIds(facts)).then(named),
    store.findNumbered(desk, facts.ticketNumbers).then(named),
    store.rulesFor(desk, null),
  ]);
  const to = new Set([...letter.envelopeTo.map((each) => each.toLowerCase()), ...addressesOf(facts)]);
  const own = addresses.find((each) => each.desk === desk && each.clientId !== null && to.has(each.address));
  const ticket = [...thread, ...numbered][0];
  const recent =
    sender === null
      ? { opened: 0, words: 0 }
      : await store.recentLetters(
          { desk, address: sender.address },
          letter.receivedAt - 60 * minute,
          ticket === undefined ? null : { ticketId: ticket.ticketId, since: letter.receivedAt - minute },
        );
  return {
    facts,
    verified: verifiedBy(trust, letter.way, facts.authentication, facts.from?.address ?? null),
    ...{ sender, thread, numbered },
    addressOf: own?.clientId ?? null,
    takesRequests: regulation.intake.channels.includes('email'),
    flood: { opened: recent.opened >= openedAnHour, words: recent.words >= wordsAMinute },
  };
}

/** The letters that a letter follows, the one it answers last. */
export function threadIds({ inReplyTo, references }: Pick<LetterFacts, 'inReplyTo' | 'references'>): string[] {
  return [...references, ...(inReplyTo === null ? [] : [inReplyTo])];
}

export function addressesOf({ to, cc }: Pick<LetterFacts, 'to' | 'cc'>): string[] {
  return [...to, ...cc].map(({ address }) => address);
}

async function senderAt(store: IntakePorts['store'], desk: string, address: string): Promise<Sender> {
  const { users, clients, worksHere } = await store.findSender(desk, address);
  const taking = await Promise.all(
    clients.map(async ({ id }) => {
      const { email } = (await store.rulesFor(desk, id)).regulation.intake;
      return email?.senders === 'company-domain' ? [id] : [];
    }),
  );
  const ofDomain = clients.map(({ id }) => id);
  return { address, users, worksHere, byDomain: taking.flat(), ofDomain };
}

function named(tickets: readonly ThreadTicket[]): NamedTicket[] {
  return tickets.map(({ ticketId, clientId, closed }) => ({ ticketId, clientId, closed }));
}
