import { LRUCache } from 'lru-cache';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Devices } from './devices';
import { tooMany } from './too-many';
import { Turns } from './turns';

/** Who asks to be let in, and from where. */
export interface SignInAttempt {
  /** In lower case. */
  readonly email: string;
  readonly address: string;
  /** The device's own cookie, as it came. */
  readonly device: string | null;
}

export interface SignInLimits {
  /** Wrong passwords in a quarter of an hour for one account from one place: a device, or an address. */
  readonly signInFailures: number;
  /** From one address for all accounts together. */
  readonly addressSignInFailures: number;
  /** For one account from all places together, after which places that it is not known at have few tries each. */
  readonly accountSignInFailures: number;
}

/** Looks at passwords, so many as may be. */
export interface SignInGuard {
  /**
   * @param check compares the password; null: it does not fit, or nobody has the account
   * @throws Problem 429, in the same way for accounts that are there and those that are not
   */
  attempt<T>(attempt: SignInAttempt, check: () => Promise<T | null>): Promise<T | null>;
}

const quarterSeconds = 15 * 60;
/** What a place that an account is not known at has left while the account is under attack: room for a slip. */
const triesUnderAttack = 2;
const mostKnown = 20_000;
/** How long the next stranger is kept waiting after a wrong password, in units of what its check took. */
const rest = 2;

/**
 * Limits of sign-in that lock out whoever guesses and nobody else (docs/decisions/0019-edges.md). Wrong passwords count for the
 * place they come from: a device that has signed in to the account before (it shows the cookie it was given then), an address from
 * which somebody has, or else the address as a stranger's. Strangers also count by address and by account; an account with many
 * failures leaves every strange address two tries, so its owner gets in from a clean one, and from known places as ever. A check
 * costs 90 ms of CPU: strangers have them one after the other, with a pause after each that fails, apart from known places.
 */
export function guardSignIn(limits: SignInLimits, devices: Devices): SignInGuard {
  const places = new RateLimiterMemory({ points: 1, duration: quarterSeconds });
  const addresses = new RateLimiterMemory({ points: 1, duration: quarterSeconds });
  const accounts = new RateLimiterMemory({ points: 1, duration: quarterSeconds });
  const known = new LRUCache<string, true>({ max: mostKnown });
  const ofKnown = new Turns({ atOnce: 2, waiting: 32, patienceMs: 10_000 });
  const ofStrangers = new Turns({ atOnce: 1, waiting: 8, patienceMs: 5_000 });

  return {
    async attempt({ email, address, device }, check) {
      const own = device === null ? null : devices.idOf(device, email);
      const pair = `${address}/${email}`;
      const isKnown = own !== null || known.has(pair);
      const place = own === null ? pair : `device/${own}`;
      const counted: (() => Promise<unknown>)[] = [];
      const forget = async (): Promise<void> => {
        await Promise.all(counted.splice(0).map((giveBack) => giveBack()));
      };
      const count = async (limiter: RateLimiterMemory, key: string, most: number): Promise<number> => {
        const { consumedPoints, msBeforeNext } = await limiter.penalty(key);
        counted.push(() => limiter.reward(key));
        if (consumedPoints > most) throw tooMany(msBeforeNext);
        return consumedPoints;
      };
      try {
        let most = limits.signInFailures;
        if (!isKnown) {
          await count(addresses, address, limits.addressSignInFailures);
          const failures = await count(accounts, email, Infinity);
          if (failures > limits.accountSignInFailures) most = Math.min(most, triesUnderAttack);
        }
        await count(places, place, most);
        const found = await (isKnown ? ofKnown.run('all', check) : asStranger(ofStrangers, check));
        if (found === null) return null;
        await forget();
        await places.delete(place);
        known.set(pair, true);
        return found;
      } catch (error) {
        // Refused, or not compared: then it was no wrong password.
        await forget();
        throw error;
      }
    },
  };
}

/** One after the other; after a wrong password the turn is kept for twice as long as the check took. */
async function asStranger<T>(turns: Turns, check: () => Promise<T | null>): Promise<T | null> {
  const giveBack = await turns.take('all');
  const began = performance.now();
  let failed = false;
  try {
    const found = await check();
    failed = found === null;
    return found;
  } finally {
    if (failed) setTimeout(giveBack, rest * (performance.now() - began)).unref();
    else giveBack();
  }
}
