import { RateLimiterMemory } from 'rate-limiter-flexible';
import { tooMany } from './too-many';

/**
 * What one address has tried and failed, counted before it is tried and given back where it was right: however many come at once,
 * no more than the limit are looked at. Counted in this process.
 */
export interface Failures {
  /** How long until this address is listened to again, in milliseconds; 0: it is. */
  wait(address: string): Promise<number>;
  /** Counts a try. @throws Problem 429 when there were too many */
  take(address: string): Promise<void>;
  /** The try was right, or nobody could tell. */
  giveBack(address: string): Promise<void>;
}

export function countFailures(most: number, seconds: number): Failures {
  const limiter = new RateLimiterMemory({ points: most, duration: seconds });
  const wait = async (address: string): Promise<number> => {
    const spent = await limiter.get(address);
    return spent !== null && spent.consumedPoints >= most ? Math.max(1, spent.msBeforeNext) : 0;
  };
  return {
    wait,
    async take(address) {
      // Looked at first, so that what is refused does not count on.
      const left = await wait(address);
      if (left > 0) throw tooMany(left);
      await limiter.penalty(address);
    },
    async giveBack(address) {
      await limiter.reward(address);
    },
  };
}
