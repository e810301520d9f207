/** What is said of a request beside its form; the same whatever type is chosen. */
export interface FilingWords {
  readonly subject: string;
  readonly text: string;
  readonly topic: string | null;
  readonly category: string | null;
  readonly vehicles: string;
  /** Ids of colleagues. */
  readonly share: readonly string[];
}

export const noWords: FilingWords = { subject: '', text: '', topic: null, category: null, vehicles: '', share: [] };

/** Under which name the draft is kept. */
export function wordsDraft(desk: string): string {
  return `new ${desk} words`;
}
