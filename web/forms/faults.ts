import { useEffect, useRef, type RefObject } from 'react';
import { ApiProblem } from '../api/problem';

/** Faults that the API found, by the place in what was sent: `subject`, `fields/steps`, `shareWith`. */
export function faultsOf(problem: unknown): ReadonlyMap<string, string> {
  if (!(problem instanceof ApiProblem)) return new Map();
  return new Map((problem.body?.errors ?? []).map(({ pointer, detail }) => [placeOf(pointer), detail]));
}

function placeOf(pointer: string): string {
  const [first = '', second] = pointer.split('/').slice(1);
  return first === 'fields' || first === 'answers' ? `${first}/${second}` : first;
}

/** Of places under `fields`, by the code of the field. */
export function faultsUnder(under: string, faults: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const found = [...faults].filter(([place]) => place.startsWith(`${under}/`));
  return new Map(found.map(([place, text]) => [place.slice(under.length + 1), text]));
}

/**
 * Brings the reader to the first fault, whenever there are new ones: a place that bears `data-fault`.
 *
 * @returns for the element around the form
 */
export function useFocusOnFault(faults: ReadonlyMap<string, string>): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (faults.size === 0) return;
    const place = form.current?.querySelector('[data-fault]');
    place?.querySelector<HTMLElement>('input:not([type=hidden]), textarea, select, button')?.focus();
  }, [faults]);
  return form;
}
