/** Consents: what the client agrees to before it is done, work at an unusual time or at a price (HT-8, SP-2, IN-4). */
import type { EventOf } from '../../process';
import type { Instant } from '../../time';

/** What is asked: a span of time, or an amount of money in decimal text (`1500.50`) and its currency (ISO 4217). */
export type ConsentAbout =
  | { readonly kind: 'time'; readonly from: Instant; readonly to: Instant }
  | { readonly kind: 'price'; readonly amount: string; readonly currency: string };

/** Whose answer is waited for: somebody of the client, or the personal manager alone. */
export type ConsentAnswerer = 'author' | 'personal-manager';

/** A question that the desk has put to the client. */
export interface Consent {
  readonly id: string;
  /** Code of the agreement in the regulation. */
  readonly agreement: string;
  readonly about: ConsentAbout;
  /** Who asked; null where it was no person. */
  readonly personId: string | null;
  readonly answeredBy: ConsentAnswerer;
  readonly askedAt: Instant;
  /** The last instant at which an answer counts. */
  readonly until: Instant;
}

export interface GivenConsent extends Pick<Consent, 'id' | 'agreement' | 'about'> {
  readonly at: Instant;
}

/** Those of the present cycle. */
export interface Consents {
  /** Of each agreement one at most, in the order in which they were asked. */
  readonly open: readonly Consent[];
  /** Of each agreement the last one that nobody had answered in time: an answer by phone may have been in time. */
  readonly lapsed: readonly (Consent & { readonly at: Instant })[];
  /** The latest ones, in the order in which they were given. */
  readonly given: readonly GivenConsent[];
}

export const noConsents: Consents = { open: [], lapsed: [], given: [] };

/** So many of the given ones stay in the state; the events keep all. */
const mostGiven = 20;

export interface ConsentEventBodies {
  'consent-requested': {
    consentId: string;
    agreement: string;
    about: ConsentAbout;
    answeredBy: ConsentAnswerer;
    until: Instant;
    messageId: string;
  };
  /** `messageId`: what was written with it; `byPhone`: the desk recorded what the client answered. */
  'consent-given': { consentId: string; agreement: string; messageId: string | null; byPhone?: true };
  'consent-declined': { consentId: string; agreement: string; messageId: string | null; byPhone?: true };
  /** The desk has taken its question back. */
  'consent-withdrawn': { consentId: string; agreement: string; messageId: string | null };
  'consent-expired': { consentId: string; agreement: string; because: 'time' | 'solved' | 'closed' };
}

/** What a fact about it makes of the consents. */
export function evolveConsents(consents: Consents, event: EventOf<ConsentEventBodies>, at: Instant): Consents {
  const { open, lapsed, given } = consents;
  const left = open.filter(({ id }) => id !== event.consentId);
  const asked = [...open, ...lapsed].find(({ id }) => id === event.consentId);
  const others = lapsed.filter(({ agreement }) => agreement !== event.agreement);
  switch (event.type) {
    case 'consent-requested': {
      const { consentId: id, agreement, about, answeredBy, until } = event;
      const personId = 'person' in event.by ? event.by.person : null;
      const consent = { id, agreement, about, personId, answeredBy, askedAt: at, until };
      return { open: [...left, consent], lapsed: others, given };
    }
    case 'consent-given': {
      if (asked === undefined) return consents;
      const { id, agreement, about } = asked;
      return { open: left, lapsed: others, given: [...given, { id, agreement, about, at }].slice(-mostGiven) };
    }
    case 'consent-declined':
    case 'consent-withdrawn':
      return { open: left, lapsed: others, given };
    case 'consent-expired':
      return asked === undefined || event.because !== 'time'
        ? { open: left, lapsed, given }
        : { open: left, lapsed: [...others, { ...asked, at }], given };
    default: {
      const never: never = event;
      return never;
    }
  }
}
