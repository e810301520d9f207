/** Remembers answers that never change; the oldest go when there are too many. */
export class Memory<T> {
  private readonly kept = new Map<string, T>();

  constructor(private readonly most: number) {}

  get(key: string): T | undefined {
    return this.kept.get(key);
  }

  keep(key: string, value: T): T {
    const [oldest] = this.kept.keys();
    if (this.kept.size >= this.most && oldest !== undefined) this.kept.delete(oldest);
    this.kept.set(key, value);
    return value;
  }

  async recall(key: string, find: () => Promise<T>): Promise<T> {
    const known = this.get(key);
    return known === undefined ? this.keep(key, await find()) : known;
  }
}
