/** What a look at the store may find again is remembered for longer than it reaches back. */
const rememberedMs = 180_000;

/** Which revision of what was told last. */
export class Told {
  private readonly latest = new Map<string, { readonly revision: number; readonly at: number }>();

  /** Undefined: nothing of it was told, or so long ago that nobody knows. */
  revisionOf(id: string): number | undefined {
    return this.latest.get(id)?.revision;
  }

  has({ id, revision }: { readonly id: string; readonly revision: number }): boolean {
    return (this.revisionOf(id) ?? 0) >= revision;
  }

  note({ id, revision }: { readonly id: string; readonly revision: number }): void {
    const known = this.revisionOf(id) ?? 0;
    // What was noted last stands last, so that what is old stands first.
    this.latest.delete(id);
    this.latest.set(id, { revision: Math.max(known, revision), at: performance.now() });
  }

  forgetOld(): void {
    const until = performance.now() - rememberedMs;
    for (const [id, { at }] of this.latest) {
      if (at >= until) return;
      this.latest.delete(id);
    }
  }

  clear(): void {
    this.latest.clear();
  }
}
