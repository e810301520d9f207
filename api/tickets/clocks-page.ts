import type { ClockState } from '../../domain/process';
import { listMark } from '../../store/cursor';
import { pageWithin } from '../../store/page';
import type { Page } from '../../store/page';
import { pageFound, type PageAsked } from '../http/page-found';
import { isVisible } from './present-clock';

/** A page of the clocks of a ticket or a visit, of those that the reader sees. @throws Problem for a cursor that no page of it gave */
export function clocksPage<Ruled extends { readonly clock: ClockState }>(
  clocks: readonly Ruled[],
  toClient: boolean,
  processId: string,
  { cursor, limit }: PageAsked,
): Page<Ruled> {
  return pageFound(
    pageWithin(
      clocks.filter(({ clock }) => isVisible(clock, toClient)),
      {
        mark: listMark('clocks', { processId }),
        cursor: cursor ?? null,
        most: limit ?? 50,
        keyOf: ({ clock }) => clock.key,
      },
    ),
  );
}
