import type { Delivery } from './transports/transport';

/** What a sender knows of the domains it writes to, in memory: another sender learns it from the servers itself. */
export interface RecipientDomains {
  /** Those that hold as many letters in hand as one domain may. */
  full(): string[];
  /**
   * A letter goes to the domain; `leave` ends that. Where the domain is left alone for now, the letter does not go: the
   * answer is then what its server said last.
   */
  enter(domain: string): { readonly letter: LetterInHand } | { readonly resting: string };
  leave(letter: LetterInHand, delivery: Delivery): void;
}

/** A letter in hand, and how often in a row its domain had said `later` before. */
export interface LetterInHand {
  readonly domain: string;
  readonly failures: number;
}

interface Domain {
  inHand: number;
  /** How often in a row its server said `later`. */
  failures: number;
  fault: string;
  restsUntil: number;
}

/** So that a domain whose server hangs leaves most of the sender's slots to the others. */
const inHandOfOne = 4;
/**
 * Half of what a letter itself waits after as many attempts: one that is due again then finds its domain rested, and puts
 * the question anew.
 */
const firstRestMs = 15_000;
const longestRestMs = 1_800_000;
/** Letters come back within an hour; a domain that nobody asked for since has none left. */
const forgottenAfterMs = 7_200_000;

/**
 * Leaves a domain alone for a growing while once its server has said `later`. After that one letter asks; the others follow
 * when it was taken or refused for good.
 *
 * @param elapsed milliseconds of a clock that only runs forward
 */
export function createRecipientDomains(elapsed: () => number): RecipientDomains {
  const domains = new Map<string, Domain>();

  function leave({ domain, failures }: LetterInHand, delivery: Delivery): void {
    const known = domains.get(domain);
    if (known === undefined) return;
    known.inHand -= 1;
    if (delivery.state === 'later' && delivery.ours === true) {
      // Nothing was heard of the domain.
    } else if (delivery.state !== 'later') {
      known.failures = 0;
    } else if (known.failures === failures) {
      // Letters that were under way together say it once.
      known.failures += 1;
      known.restsUntil = elapsed() + Math.min(firstRestMs * 2 ** failures, longestRestMs);
      known.fault = delivery.fault;
    }
    forget();
  }

  function forget(): void {
    const now = elapsed();
    for (const [name, { inHand, failures, restsUntil }] of domains)
      if (inHand === 0 && (failures === 0 || restsUntil + forgottenAfterMs < now)) domains.delete(name);
  }

  return {
    full: () => [...domains].flatMap(([name, { inHand }]) => (inHand >= inHandOfOne ? [name] : [])),
    enter(domain) {
      const known = domains.get(domain) ?? { inHand: 0, failures: 0, fault: '', restsUntil: 0 };
      if (known.failures > 0 && (known.inHand > 0 || known.restsUntil > elapsed())) return { resting: known.fault };
      known.inHand += 1;
      domains.set(domain, known);
      return { letter: { domain, failures: known.failures } };
    },
    leave,
  };
}
