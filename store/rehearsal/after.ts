import type { Recalculate, RulesCatalog } from '../../domain/process';
import type { Fault } from '../../regulations';
import type { LoadedRules } from '../rules/library';
import type { Misfit } from '../rules/publication-faults';
import type { Affected } from './affected';

/** How rules would stand after a publication. */
export interface After {
  readonly because: Recalculate['because'];
  /** Whom it would ask to go by its rules. */
  readonly affected: Affected;
  /** Published rules that it does not fit. */
  readonly misfits: readonly Misfit[];
  /**
   * The rules for a process as they would be.
   *
   * @param loaded those of the process as it stands
   * @returns null where what would be in force does not fit its client's contract: the client goes on by the last that did
   */
  catalogFor(clientId: string | null, loaded: Pick<LoadedRules, 'catalog'>): Promise<RulesCatalog | null>;
}

/** It could not be published, forced or not. */
export interface Faulty {
  readonly faults: readonly Fault[];
}
