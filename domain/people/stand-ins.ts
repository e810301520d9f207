import type { Instant } from '../time';

/** A span in which somebody of a desk is not there, and who stands in. */
export interface Absence {
  /** Short id. */
  readonly person: string;
  readonly from: Instant;
  /** Not included. */
  readonly to: Instant;
  /** Short id; null: nobody, and the managers are told. */
  readonly standIn: string | null;
}

/** To whom falls what is somebody's duty: to the person, to somebody in the person's place, or to nobody but the managers. */
export type Duty =
  | { readonly kind: 'own' }
  | { readonly kind: 'stand-in'; readonly person: string }
  | { readonly kind: 'managers' };

/** The absence of a person at an instant; undefined: the person is there. */
export function absenceAt(person: string, absences: readonly Absence[], at: Instant): Absence | undefined {
  return absences.find((each) => each.person === person && each.from <= at && at < each.to);
}

/**
 * Who is told in somebody's place at an instant. A stand-in who is not there either is stood in for in turn; where that comes to
 * nobody, or back to where it began, the managers are told.
 */
export function dutyOf(person: string, absences: readonly Absence[], at: Instant): Duty {
  const asked = new Set<string>();
  for (let who: string | null = person; who !== null && !asked.has(who);) {
    asked.add(who);
    const absence = absenceAt(who, absences, at);
    if (absence === undefined) return who === person ? { kind: 'own' } : { kind: 'stand-in', person: who };
    who = absence.standIn;
  }
  return { kind: 'managers' };
}

/** Whose duties are a person's own at an instant, in the place of those who are not there. */
export function standsInFor(person: string, absences: readonly Absence[], at: Instant): string[] {
  const away = absences.filter(({ from, to }) => from <= at && at < to).map((each) => each.person);
  return [...new Set(away)].filter((each) => {
    const duty = dutyOf(each, absences, at);
    return duty.kind === 'stand-in' && duty.person === person;
  });
}

/** Why an absence cannot be noted as it is. */
export type AbsenceRefusal =
  /** Nobody stands in for oneself. */
  | 'stand-in-self'
  /** The person is away then already. */
  | 'already-absent'
  /** At some instant each would stand in for the next, and the last for the first. */
  | 'stand-in-circle';

/** Whether a further absence can stand beside the others; null: it can. */
export function refusalOfAbsence(wanted: Absence, others: readonly Absence[]): AbsenceRefusal | null {
  if (wanted.standIn === wanted.person) return 'stand-in-self';
  const meanwhile = others.filter(({ from, to }) => from < wanted.to && wanted.from < to);
  if (meanwhile.some(({ person }) => person === wanted.person)) return 'already-absent';
  // Who stands in for whom changes where one of them leaves.
  const changes = [wanted.from, ...meanwhile.map(({ from }) => Math.max(from, wanted.from))];
  return changes.some((at) => isInCircle(wanted, meanwhile, at)) ? 'stand-in-circle' : null;
}

function isInCircle({ person, standIn }: Absence, others: readonly Absence[], at: Instant): boolean {
  const asked = new Set<string>();
  for (let who = standIn; who !== null && !asked.has(who);) {
    if (who === person) return true;
    asked.add(who);
    who = absenceAt(who, others, at)?.standIn ?? null;
  }
  return false;
}
