/** Chance that comes out the same every time: of one seed, the same story. */
export interface Chance {
  /** Whether something happens that happens in such a share of all cases, from 0 to 1. */
  happens(share: number): boolean;
  /** A number from the first to the last, both included where they are whole. */
  whole(least: number, most: number): number;
  /** @throws for an empty list */
  one<T>(of: readonly T[]): T;
  /** As `one`, by weights. @throws where there are none */
  weighted<T>(of: readonly (readonly [T, number])[]): T;
  /** Minutes around a usual number: mostly near it, at times a few times as many. */
  minutes(usual: number): number;
}

/** @param seed any text: every ticket has a chance of its own, so that one does not depend on how the one before went */
export function chanceOf(seed: string): Chance {
  const next = mulberry32(hashOf(seed));
  const one = <T>(of: readonly T[]): T => {
    const found = of[Math.floor(next() * of.length)];
    if (found === undefined) throw new Error('There is nothing to choose from.');
    return found;
  };
  return {
    happens: (share) => next() < share,
    whole: (least, most) => least + Math.floor(next() * (most - least + 1)),
    one,
    weighted: (of) => {
      let left = next() * of.reduce((sum, [, weight]) => sum + weight, 0);
      const found = of.find(([, weight]) => (left -= weight) < 0) ?? of.at(-1);
      if (found === undefined) throw new Error('There is nothing to choose from.');
      return found[0];
    },
    minutes: (usual) => Math.max(1, Math.round(usual * Math.exp((next() + next() + next() - 1.5) * 1.2))),
  };
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** Mulberry32: small, and far better than a made-up story needs. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
