import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { isClient } from '../../domain/policy/actor';
import type { PersonActor } from '../../domain/policy/actor';
import { Problem } from '../problems';

/** How many words a minute one person may say on one ticket, its visits included; counted in this process. */
export interface WordLimit {
  /** @throws Problem 429 with the seconds to wait */
  take(actor: PersonActor, ticketId: string): Promise<void>;
}

const minuteSeconds = 60;

export function limitWords({
  clientWordsPerMinute,
  staffWordsPerMinute,
}: {
  readonly clientWordsPerMinute: number;
  readonly staffWordsPerMinute: number;
}): WordLimit {
  const clients = new RateLimiterMemory({ points: clientWordsPerMinute, duration: minuteSeconds });
  const staff = new RateLimiterMemory({ points: staffWordsPerMinute, duration: minuteSeconds });
  return {
    async take(actor, ticketId) {
      try {
        await (isClient(actor) ? clients : staff).consume(`${actor.personId}/${ticketId}`);
      } catch (limit) {
        if (!(limit instanceof RateLimiterRes)) throw limit;
        const seconds = Math.max(1, Math.ceil(limit.msBeforeNext / 1_000));
        throw new Problem('too-many-requests', { headers: { 'Retry-After': String(seconds) } });
      }
    },
  };
}
