import type { ClockEnd } from './types';

/**
 * What ended a clock by the word that format 1 had for it. `topic` meant the solution, and a request of a visit where the topic
 * said so: whether it did is asked of the rules when a visit is asked for.
 */
export function endsOfWord(word: string): readonly ClockEnd[] {
  return word === 'topic' ? ['solution', 'visit-requested'] : [word as ClockEnd];
}
