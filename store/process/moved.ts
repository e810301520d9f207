/** A process that a commit has changed, and the revision to which it has brought it. */
export interface Moved {
  readonly kind: string;
  readonly id: string;
  readonly revision: number;
}

/** Notes a change among others: of several of one process the latest counts. */
export function noteMoved(all: Map<string, Moved>, moved: Moved): void {
  const known = all.get(moved.id);
  if (known === undefined || known.revision < moved.revision) all.set(moved.id, moved);
}
