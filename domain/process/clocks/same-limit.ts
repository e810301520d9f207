import type { AppliedLimit, AppliedRule } from './state';

/** Whether two limits promise the same; where they come from does not count. */
export function sameLimit(a: AppliedLimit, b: AppliedLimit): boolean {
  switch (a.kind) {
    case 'term':
      return b.kind === 'term' && a.term.amount === b.term.amount && a.term.unit === b.term.unit;
    case 'stated':
      return b.kind === 'stated' && a.due === b.due;
    case 'agreed':
      return b.kind === 'agreed' && a.date === b.date && a.agreedAt === b.agreedAt;
    case 'to-be-agreed':
    case 'not-promised':
      return a.kind === b.kind;
    default: {
      const never: never = a;
      return never;
    }
  }
}

/** Whether two rules come to the same for a clock. */
export function sameRule(a: AppliedRule, b: AppliedRule): boolean {
  return (
    sameLimit(a.limit, b.limit) &&
    a.calendar === b.calendar &&
    a.ends === b.ends &&
    sameEnds(a.until, b.until) &&
    a.owes === b.owes
  );
}

function sameEnds(a: AppliedRule['until'], b: AppliedRule['until']): boolean {
  return a.length === b.length && a.every((end) => b.includes(end));
}
