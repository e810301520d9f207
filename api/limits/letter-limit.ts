import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { tooMany } from './too-many';

/** How often letters about accounts are asked for: by one address, and to one account. Counted in this process. */
export interface LetterLimit {
  /** @throws Problem 429, the same for accounts that are there and those that are not */
  take(address: string, account: string): Promise<void>;
}

const quarterSeconds = 15 * 60;
const fromAddress = 30;
const toAccount = 5;

export function limitLetters(): LetterLimit {
  const addresses = new RateLimiterMemory({ points: fromAddress, duration: quarterSeconds });
  const accounts = new RateLimiterMemory({ points: toAccount, duration: quarterSeconds });
  return {
    async take(address, account) {
      try {
        await addresses.consume(address);
        await accounts.consume(account);
      } catch (limit) {
        if (!(limit instanceof RateLimiterRes)) throw limit;
        throw tooMany(Math.max(1, limit.msBeforeNext));
      }
    },
  };
}
