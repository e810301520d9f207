import { pathTextOf, type RawFault } from './json';

/** Where something stands in a file; lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A fault that a person can find and mend. `place` is null for documents that did not come from a file. */
export interface Fault {
  /** Key path, `topics.remote-diagnostics.limit`; empty for the document itself. */
  readonly path: string;
  readonly message: string;
  readonly place: Place | null;
}

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** One line: `file:line:column: key path: sentence`. */
export function faultText(fault: Fault): string {
  const place = fault.place ? `${fault.place.file}:${fault.place.line}:${fault.place.column}: ` : '';
  return `${place}${fault.path ? `${fault.path}: ` : ''}${fault.message}`;
}

/** Gives faults their places, in the order of the file, each once. */
export function locateAll(faults: readonly RawFault[], placeOf: (fault: RawFault) => Place | null): Fault[] {
  const located = faults.map((fault) => ({
    path: pathTextOf(fault.path),
    message: fault.message,
    place: placeOf(fault),
  }));
  const seen = new Set<string>();
  return located
    .filter((fault) => {
      const key = `${fault.path}\n${fault.message}`;
      return seen.has(key) ? false : Boolean(seen.add(key));
    })
    .sort((a, b) => comparePlaces(a.place, b.place));
}

function comparePlaces(a: Place | null, b: Place | null): number {
  if (!a || !b) return 0;
  return a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1;
}
