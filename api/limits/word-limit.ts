import { LRUCache } from 'lru-cache';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { isClient } from '../../domain/policy/actor';
import type { PersonActor } from '../../domain/policy/actor';
import { tooMany } from './too-many';

/** How many words a minute one person may say on one ticket, its visits included; counted in this process. */
export interface WordLimit {
  /**
   * Asked before anything is read, so that a program that does not stop costs nobody else's time.
   *
   * @param named what the address calls the ticket or visit
   * @throws Problem 429 while a refusal under this very name holds
   */
  refuseAgain(personId: string, named: string): void;
  /** Counts a word. @throws Problem 429 with the seconds to wait */
  take(actor: PersonActor, ticketId: string, named: string): Promise<void>;
}

const minuteSeconds = 60;
const mostRefusals = 10_000;

export function limitWords({
  clientWordsPerMinute,
  staffWordsPerMinute,
}: {
  readonly clientWordsPerMinute: number;
  readonly staffWordsPerMinute: number;
}): WordLimit {
  const clients = new RateLimiterMemory({ points: clientWordsPerMinute, duration: minuteSeconds });
  const staff = new RateLimiterMemory({ points: staffWordsPerMinute, duration: minuteSeconds });
  const refusals = new LRUCache<string, true>({ max: mostRefusals });
  return {
    refuseAgain(personId, named) {
      const left = refusals.getRemainingTTL(`${personId}/${named}`);
      if (left > 0) throw tooMany(left);
    },
    async take(actor, ticketId, named) {
      try {
        await (isClient(actor) ? clients : staff).consume(`${actor.personId}/${ticketId}`);
      } catch (limit) {
        if (!(limit instanceof RateLimiterRes)) throw limit;
        const left = Math.max(1, limit.msBeforeNext);
        refusals.set(`${actor.personId}/${named}`, true, { ttl: left });
        throw tooMany(left);
      }
    },
  };
}
