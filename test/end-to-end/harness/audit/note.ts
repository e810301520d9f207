/** Told of what is wrong, a sentence each. */
export type Note = (finding: string) => void;

export type Counts = Record<string, number>;

/** Longer than the lease of notices that a sender held when it died, and than a task that a killed worker held. */
export const settleMs = 180_000;

export function iso(at: number): string {
  return new Date(at).toISOString();
}

/** As it would be stored. */
export function json(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}
