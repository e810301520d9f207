/** How a defect stands: nobody has said which release mends it, one will, one has, or it is none. */
export const defectStates = ['open', 'planned', 'mended', 'rejected'] as const;
export type DefectState = (typeof defectStates)[number];

/** What that follows from. */
export interface DefectFacts {
  /** The release that mends it; null: none is named. */
  readonly mendedIn: string | null;
  /** Whether that release is out. */
  readonly isOut: boolean;
  /** Why it is none; null: nobody has said so. */
  readonly rejected: string | null;
}

/** How a defect stands; nothing of it is stored. */
export function defectState({ mendedIn, isOut, rejected }: DefectFacts): DefectState {
  if (rejected !== null) return 'rejected';
  if (mendedIn === null) return 'open';
  return isOut ? 'mended' : 'planned';
}

/** The number of a defect as people write and say it: `D-7`. */
export function defectLabel(number: number): string {
  return `D-${number}`;
}
