import type { LayerSource } from '../../domain/time';
import { isObject, type JsonObject, type RawFault } from '../json';
import type { SectionName, Sections } from '../schema';

/** What the checks between sections look at: everything of the file that could be read, so that one fault does not hide the others. */
export interface CheckedDocument {
  readonly parsed: Partial<Sections>;
  /** The names a section of the file has, also those whose entry is faulty. */
  readonly names: (section: SectionName) => ReadonlySet<string>;
  /** Sections read without a fault: what is true only of all entries together is asked of these. */
  readonly whole: ReadonlySet<SectionName>;
  readonly layers: LayerSource;
  /**
   * What a patch is laid over, or a document of an earlier format was: its rows have been judged, and a patch may put its own before
   * them. Null: all rows are the file's own.
   */
  readonly beneath: JsonObject | null;
}

export type Check = (document: CheckedDocument) => Iterable<RawFault>;

export function namesOf(document: JsonObject): CheckedDocument['names'] {
  return (section) => {
    const entries = document[section];
    return new Set(isObject(entries) ? Object.keys(entries) : []);
  };
}
