import type { SavedQueue as Row } from '../../prisma/generated/client';

/** A built-in queue and what narrows it down, as its address holds them. */
export interface QueueFilter {
  readonly queue: string;
  readonly search: Readonly<Record<string, string>>;
}

/** A queue that somebody has saved. */
export interface SavedQueue {
  readonly id: string;
  readonly desk: string;
  readonly ownerId: string;
  /** Null: nobody who is known any more. */
  readonly ownerName: string | null;
  readonly name: string;
  /** All of the desk have it beside their own. */
  readonly shared: boolean;
  readonly filter: QueueFilter;
}

export const withOwner = { owner: { select: { name: true } } } as const;

export function savedQueueOf(row: Row & { readonly owner: { readonly name: string } | null }): SavedQueue {
  const { id, desk, ownerId, owner, name, shared, filter } = row;
  // Written by the API, which has parsed it.
  return { id, desk, ownerId, ownerName: owner?.name ?? null, name, shared, filter: filter as unknown as QueueFilter };
}
