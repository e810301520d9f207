import type { LetterFacts } from '../parse/letter-facts';
import { verdictOf, type Verdict } from './authentication';
import type { Outcome, TrayReason } from './outcome';
import type { Thread, World } from './world';

/** What of a letter the decision rests on. */
export type Decisive = Pick<
  LetterFacts,
  'contentDigest' | 'from' | 'automatic' | 'bounce' | 'authentication' | 'warnings'
>;

/**
 * What becomes of a letter: a ticket, a word in one, the state of a letter of ours, nothing new, or the tray with its reason. Total:
 * what cannot be decided by rule waits for a person, and nothing is dropped.
 */
export function decideLetter(facts: Decisive, world: World): Outcome {
  if (world.seen !== null) {
    return world.seen.contentDigest === facts.contentDigest
      ? { outcome: 'duplicate' }
      : tray('same-identity-other-content');
  }
  if (facts.bounce !== null) return reported(facts.bounce, world);
  const aside = automaticAside(facts, world);
  if (aside !== null) return tray(aside);
  const address = facts.from?.address;
  // Whom to answer is no claim of who wrote: nothing vouches for it.
  if (address === undefined || facts.warnings.some((warning) => warning.startsWith('no From')))
    return tray('no-sender');
  if (facts.warnings.includes('several From')) return tray('several-senders');
  const verdict = verdictOf(facts.authentication, address, world.trust);
  if (verdict === 'fail') return tray('sender-disowned');
  const sender: Sender = { address, verdict, clients: clientsOf(verdict, world) };
  return joined(sender, world) ?? opened(sender, world);
}

interface Sender {
  readonly address: string;
  readonly verdict: Verdict;
  /** Clients for whom the sender speaks: by a registered address, or by the domain where it vouches. */
  readonly clients: readonly string[];
}

function tray(reason: TrayReason): Outcome {
  return { outcome: 'tray', reason };
}

function reported(bounce: NonNullable<LetterFacts['bounce']>, { notice }: World): Outcome {
  if (notice === null) return tray('report-of-unknown-letter');
  const state = bounce.action === 'failed' ? 'bounced' : bounce.action;
  return { outcome: 'notice-state', notice, state };
}

/** Letters of programs open and join nothing; monitoring is registered under its address and may. */
function automaticAside({ automatic }: Decisive, { person }: World): TrayReason | null {
  switch (automatic) {
    case false:
      return null;
    case 'auto-generated':
      return person?.side === 'client' ? null : 'auto-generated';
    case 'own':
      return 'own-letter';
    case 'bounce':
      return 'report-of-unknown-letter';
    case 'auto-reply':
    case 'list':
    case 'bulk':
      return automatic;
  }
}

function clientsOf(verdict: Verdict, { person, companies, senders }: World): readonly string[] {
  if (person !== null) return person.side === 'client' ? person.clients : [];
  return senders === 'company-domain' && verdict === 'pass' ? companies : [];
}

/**
 * The ticket that a letter belongs to: by what it refers to, then by a number in its subject. A reference or a number alone proves
 * nothing, both are in every forwarded letter: the sender must take part in the ticket or speak for its client.
 */
function joined(sender: Sender, world: World): Outcome | null {
  const belongs = ({ participants, client }: Thread): boolean =>
    participants.includes(sender.address) || sender.clients.includes(client);
  const person = world.person?.id ?? null;
  const [nearest] = world.referred;
  if (nearest !== undefined) {
    return belongs(nearest)
      ? { outcome: 'reply', ticket: nearest.ticket, person, by: 'references' }
      : tray(notJoined(sender, world));
  }
  if (world.numbered.length === 0) return null;
  const own = world.numbered.filter(belongs);
  if (own.length > 1) return tray('several-tickets');
  const [numbered] = own;
  return numbered === undefined
    ? tray(notJoined(sender, world))
    : { outcome: 'reply', ticket: numbered.ticket, person, by: 'number' };
}

/** Why a letter that names a ticket is not let into it: where the domain's word alone is missing, that is said. */
function notJoined({ verdict }: Sender, { person, companies, senders, referred, numbered }: World): TrayReason {
  const unverified = person === null && senders === 'company-domain' && verdict === 'none';
  const ofClient = [...referred, ...numbered].some(({ client }) => companies.includes(client));
  return unverified && ofClient ? 'sender-unverified' : 'not-of-this-ticket';
}

function opened({ clients }: Sender, { person, companies, senders }: World): Outcome {
  if (person?.side === 'staff') return tray('from-staff');
  const [client] = clients;
  if (clients.length > 1) return tray(person === null ? 'ambiguous-domain' : 'several-clients');
  if (client !== undefined) return { outcome: 'ticket', client, person: person?.id ?? null };
  const byDomain = person === null && senders === 'company-domain' && companies.length > 0;
  if (!byDomain) return tray('stranger');
  return tray(companies.length > 1 ? 'ambiguous-domain' : 'sender-unverified');
}
