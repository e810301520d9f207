/** Sums by key, in the order of their first coming. */
export class Tally {
  readonly #counts = new Map<string, number>();

  add(key: string, by = 1): void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + by);
  }

  of(key: string): number {
    return this.#counts.get(key) ?? 0;
  }

  /** The most first; of two alike the first by its name. */
  inOrder(): readonly (readonly [string, number])[] {
    return [...this.#counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  }
}
