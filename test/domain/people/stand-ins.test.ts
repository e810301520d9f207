/** Who is told in whose place, and what cannot be noted (SK-1). */
import { dutyOf, refusalOfAbsence, standsInFor, type Absence } from '../../../domain/people/stand-ins';

/** `A 1-5 B`: A is away from 1 until 5, B stands in; without B nobody does. */
function absences(...lines: readonly string[]): Absence[] {
  return lines.map((line) => {
    const [person = '', span = '', standIn = null] = line.split(' ');
    const [from, to] = span.split('-').map(Number) as [number, number];
    return { person, from, to, standIn };
  });
}

describe('SK-1 a duty finds somebody who is there', () => {
  it.each<[string, string[], string]>([
    ['nobody is away', [], 'own'],
    ['the person is back at the end', ['A 1-3 B'], 'own'],
    ['the person is away from the beginning', ['A 3-5 B'], 'B'],
    ['a stand-in who is away is stood in for', ['A 1-5 B', 'B 2-4 C'], 'C'],
    ['a stand-in who is away without one leaves it to the managers', ['A 1-5 B', 'B 2-4'], 'managers'],
    ['without a stand-in the managers are told', ['A 1-5'], 'managers'],
    ['a circle comes to the managers', ['A 1-5 B', 'B 1-5 C', 'C 1-5 A'], 'managers'],
    ['a circle that the person is not part of, too', ['A 1-5 B', 'B 1-5 C', 'C 1-5 B'], 'managers'],
    ['a stand-in who was away before is back', ['A 1-5 B', 'B 1-3 C'], 'B'],
  ])('%s', (_what, lines, expected) => {
    const duty = dutyOf('A', absences(...lines), 3);
    expect(duty.kind === 'stand-in' ? duty.person : duty.kind).toBe(expected);
  });
});

it('whoever is told in the place of others has their work among the own', () => {
  const all = absences('A 1-5 B', 'B 2-4 C', 'D 1-9 C', 'E 1-9');
  expect(standsInFor('C', all, 3)).toEqual(['A', 'B', 'D']);
  expect(standsInFor('B', all, 1)).toEqual(['A']);
  expect(standsInFor('B', all, 3)).toEqual([]);
  expect(standsInFor('A', all, 3)).toEqual([]);
});

describe('an absence beside others', () => {
  it.each<[string, string, string[], string | null]>([
    ['stands alone', 'A 1-5 B', [], null],
    ['follows another of the same person', 'A 5-9 B', ['A 1-5 B'], null],
    ['overlaps one of the same person', 'A 4-9 B', ['A 1-5 B'], 'already-absent'],
    ['names oneself', 'A 1-5 A', [], 'stand-in-self'],
    ['names somebody who is away, and stood in for', 'A 1-5 B', ['B 2-4 C'], null],
    ['closes a circle of two', 'A 1-5 B', ['B 2-4 A'], 'stand-in-circle'],
    ['closes a circle of three that begins later', 'A 1-9 B', ['B 1-9 C', 'C 8-9 A'], 'stand-in-circle'],
    ['names somebody whose circle is over before', 'A 4-9 B', ['B 1-4 A'], null],
  ])('%s', (_what, wanted, others, expected) => {
    const [absence] = absences(wanted) as [Absence];
    expect(refusalOfAbsence(absence, absences(...others))).toBe(expected);
  });
});
