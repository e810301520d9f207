import type { Regulation } from '../../domain/regulation';
import type { Layers } from './read-rules';

/** The official layers by which the calendars of a regulation count. */
export function layersUsed({ calendars }: Pick<Regulation, 'calendars'>): ReadonlySet<string> {
  return new Set(Object.values(calendars).flatMap(({ layers = [] }) => layers));
}

/**
 * Whether rules count by official years that say something else in one version of the calendars than in the other: who goes by them
 * has to move. A layer that no calendar of theirs names is nothing to them.
 */
export function countsByChanged(
  regulation: Pick<Regulation, 'calendars'>,
  before: Pick<Layers, 'contentOf'>,
  after: Pick<Layers, 'contentOf'>,
): boolean {
  return [...layersUsed(regulation)].some((layer) => before.contentOf(layer) !== after.contentOf(layer));
}
