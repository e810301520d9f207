/** A regulation as people read it: sections, rules in them, and what each says, with the paragraph it comes from. */
import type { SectionCode } from '../../../texts/rules/labels';

/** One value of a rule. Its path is that of the regulation file, so that two readings of it can be laid beside each other. */
export interface ReadableLine {
  readonly path: string;
  /** Under which condition; null: always. */
  readonly when: string | null;
  readonly text: string;
  /** As the file says it; null: it cites nothing of its own. */
  readonly source: string | null;
}

/** What a rule says of one thing. */
export interface ReadableFact {
  readonly label: string;
  /** It stands at its own rule as well; where two regulations are laid beside each other, it counts there. */
  readonly again?: true;
  readonly lines: readonly ReadableLine[];
}

export interface ReadableEntry {
  readonly path: string;
  readonly title: string;
  /** The title as a value of the file, where it is one. */
  readonly named?: ReadableFact;
  readonly source: string | null;
  readonly facts: readonly ReadableFact[];
}

export interface ReadableSection {
  readonly code: SectionCode;
  readonly entries: readonly ReadableEntry[];
}
