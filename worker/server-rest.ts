import type { Delivery } from './transports/transport';

/** Whether our own server takes letters, as far as this process has seen. */
export interface ServerRest {
  /** How many letters may be claimed for it, while so many are in hand. */
  atMost(inHand: number): number;
  note(delivery: Delivery): void;
}

const firstRestMs = 2_000;
/** Letters wait where they are meanwhile; a minute after the server is back the first one asks. */
const longestRestMs = 60_000;

/**
 * Leaves our server alone for a growing while when it takes no letters; then one letter asks, and the others follow when it was
 * heard. Otherwise an outage would count against every domain and every letter, of which none is at fault.
 *
 * @param elapsed milliseconds of a clock that only runs forward
 */
export function createServerRest(elapsed: () => number): ServerRest {
  let failures = 0;
  let restsUntil = -Infinity;
  return {
    atMost(inHand) {
      if (failures === 0) return Infinity;
      return inHand > 0 || elapsed() < restsUntil ? 0 : 1;
    },
    note(delivery) {
      if (delivery.state !== 'later' || delivery.ours !== true) {
        failures = 0;
      } else if (elapsed() >= restsUntil) {
        // Letters that were under way together say it once.
        restsUntil = elapsed() + Math.min(firstRestMs * 2 ** failures, longestRestMs);
        failures += 1;
      }
    },
  };
}
