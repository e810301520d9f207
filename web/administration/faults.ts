import { ApiProblem } from '../api/problem';

/** Faults that the API found, by the name of the field: of an entry of a list by that of the list. */
export function faultsByName(problem: unknown): ReadonlyMap<string, string> {
  if (!(problem instanceof ApiProblem)) return new Map();
  const found = problem.body?.errors ?? [];
  return new Map(
    found.toReversed().flatMap(({ pointer, detail }) => {
      const name = pointer.split('/').findLast((step) => step !== '' && !/^\d+$/.test(step));
      return name === undefined ? [] : [[name, detail] as const];
    }),
  );
}

/** The same faults as `ProblemNote` names them: each stands at its field. */
export function shownFaults(problem: unknown): readonly string[] {
  return problem instanceof ApiProblem ? [...problem.faultsByField.keys()] : [];
}
