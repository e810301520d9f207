import type { PartsAmount } from '../../domain/parts';
import { partsText } from '../../texts/timeline-shared';

/** An event, as far as its sentence needs to look into it. */
interface Told {
  readonly type: string;
  readonly clock?: { readonly key: string };
  readonly lines?: readonly PartsAmount[];
}

/** What the sentence of an event is filled with. A clock that starts keeps its key one level deeper; parts stand in lines. */
export function valuesOf({ clock, lines, ...values }: Told): object {
  return {
    ...values,
    ...(clock === undefined ? {} : { key: clock.key }),
    ...(lines === undefined ? {} : { parts: partsText(lines) }),
  };
}
