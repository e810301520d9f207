import type { RunAttributes } from '../run-attributes';

/** What the engine's console shows of a process. Ids, codes and instants: no names, no texts of people. */
export interface ProcessView {
  readonly stage: string;
  /** What its run is listed under. */
  readonly summary: string;
  readonly attributes: RunAttributes;
  /** Markdown, at most 2 KB. */
  readonly details: string;
}

/** A run that another one starts. */
export interface ChildRun {
  readonly kind: string;
  readonly workflowId: string;
  readonly summary: string;
}
