/** Letters about endings with a reason, what was put off and for which release, pleas for speed, and emergencies. */
import type { Rules } from '../process';
import { redirectOf } from '../regulation';
import type { TicketEvent } from './commands';
import { forBoth, tell, type Letter } from './letter';
import type { TicketState } from './state/state';

type Of<Type extends TicketEvent['type']> = Extract<TicketEvent, { type: Type }>;

/** Why it was declined, in the reason's own title, and what the desk wrote. */
export function declined({ reason, messageId }: Of<'closed'>): readonly Letter[] {
  const params = { decline: reason ?? null, messageId: messageId ?? null };
  return [tell('declined', 'author', params, { receipt: true }), tell('declined', 'responsible', params)];
}

/** Where it was sent; a personal manager who is to take it up has to know. */
export function redirected({ redirect, messageId }: Of<'closed'>, rules: Rules): readonly Letter[] {
  const params = { redirect: redirect ?? null, messageId: messageId ?? null };
  const taken = redirect !== undefined && redirectOf(rules.regulation, redirect)?.to === 'personal-manager';
  return [
    tell('redirected', 'author', { ...params, taken: taken ? 1 : null }, { receipt: true }),
    tell('redirected', 'responsible', params),
    ...(taken ? [tell('redirected', 'personal-manager', params)] : []),
  ];
}

export function releasePlanned({ release, expectedAt }: Of<'release-planned'>): readonly Letter[] {
  return [tell('release-planned', 'author', { release, expectedAt })];
}

/** What everybody waited for is there. */
export function releaseOut({ release }: Of<'release-published'>): readonly Letter[] {
  return forBoth('release-out', { release });
}

/** The responsible answers it like any word; of one that waits to be judged a letter of its own tells. */
export function speedUpAsked({ messageId, to }: Of<'speed-up-asked'>, { stage }: TicketState): readonly Letter[] {
  return [
    ...(stage === 'solved' ? [] : [tell('speed-up', 'responsible', { messageId })]),
    ...to.map((audience) => tell('speed-up', audience, { messageId })),
    tell('colleague-word', 'author', { messageId }),
  ];
}

export function emergencyLetters(
  event: Of<'emergency-proposed' | 'emergency-declared' | 'emergency-declined' | 'emergency-ended'>,
  before: TicketState | null,
): readonly Letter[] {
  const { reason, messageId } = event;
  const params = { emergency: reason === '' ? null : reason, messageId };
  switch (event.type) {
    case 'emergency-proposed': {
      const asked = { ...params, fault: event.fault };
      return [
        tell('emergency-proposed', 'responsible', asked),
        tell('emergency-proposed', event.answeredBy, asked),
        ...answer(messageId),
      ];
    }
    case 'emergency-declared':
      return forBoth('emergency-declared', params);
    case 'emergency-declined': {
      const withdrawn = { ...params, withdrawn: event.withdrawn ? 1 : null };
      const proposed = before?.emergency.proposed ?? null;
      return [
        // Who never heard of it has nothing to hear now.
        ...(proposed?.told === true ? [tell('emergency-declined', 'author', params)] : answer(messageId)),
        tell('emergency-declined', 'responsible', withdrawn),
        ...(event.withdrawn && proposed !== null ? [tell('emergency-declined', proposed.answeredBy, withdrawn)] : []),
      ];
    }
    case 'emergency-ended':
      return forBoth('emergency-ended', { ...params, because: event.because });
    default: {
      const never: never = event;
      return never;
    }
  }
}

/** What was written to the client with it. */
function answer(messageId: string | null): readonly Letter[] {
  return messageId === null ? [] : [tell('answer', 'author', { messageId })];
}
