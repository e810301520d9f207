import type { AppliedLimit } from './state';

/** Whether two limits promise the same; where they come from does not count. */
export function sameLimit(a: AppliedLimit, b: AppliedLimit): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === 'term' && b.kind === 'term') return a.term.amount === b.term.amount && a.term.unit === b.term.unit;
  return a.kind !== 'stated' && a.kind !== 'agreed';
}
