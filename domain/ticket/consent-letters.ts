/** Letters about what the client is asked to agree to. */
import type { TicketEvent } from './commands';
import { forBoth, tell, type Letter } from './letter';
import type { Consent } from './state/consent';
import type { TicketState } from './state/state';

type Of<Type extends TicketEvent['type']> = Extract<TicketEvent, { type: Type }>;

export function consentLetters(
  event: Of<'consent-requested' | 'consent-given' | 'consent-declined' | 'consent-withdrawn' | 'consent-expired'>,
  before: TicketState | null,
): readonly Letter[] {
  switch (event.type) {
    case 'consent-requested': {
      const { messageId, until, answeredBy } = event;
      return [tell('consent-requested', answeredBy, { ...asked(event), messageId, by: until })];
    }
    case 'consent-given':
    case 'consent-declined': {
      const answer = event.type === 'consent-given' ? 'agreed' : 'declined';
      const params = { ...named(event, before), answer, messageId: event.messageId };
      return [
        tell(event.byPhone === true ? 'consent-answered-by-phone' : 'consent-answered', 'author', params),
        tell('consent-answered', 'responsible', params),
      ];
    }
    case 'consent-withdrawn': {
      const { answeredBy = 'author' } = find(event, before) ?? {};
      const params = { ...named(event, before), messageId: event.messageId };
      return [tell('consent-withdrawn', answeredBy, params), tell('consent-withdrawn', 'responsible', params)];
    }
    case 'consent-expired':
      // The letter of the solution, or of the closing, says that nothing is asked any more.
      return event.because === 'time' ? forBoth('consent-expired', named(event, before)) : [];
    default: {
      const never: never = event;
      return never;
    }
  }
}

function find({ consentId }: { readonly consentId: string }, before: TicketState | null): Consent | undefined {
  const { open = [], lapsed = [] } = before?.consents ?? {};
  return [...open, ...lapsed].find(({ id }) => id === consentId);
}

/** What it was about, as it was asked. */
function named(event: { readonly consentId: string; readonly agreement: string }, before: TicketState | null) {
  const consent = find(event, before);
  return consent === undefined ? { agreement: event.agreement } : asked(consent);
}

function asked({ agreement, about }: Pick<Consent, 'agreement' | 'about'>): Letter['params'] {
  switch (about.kind) {
    case 'time':
      return { agreement, from: about.from, to: about.to };
    case 'price':
      return { agreement, price: `${about.amount} ${about.currency}` };
    default: {
      const never: never = about;
      return never;
    }
  }
}
