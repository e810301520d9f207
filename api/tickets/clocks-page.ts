import type { ClockState } from '../../domain/process';
import { listMark } from '../../store/cursor';
import { pageWithin } from '../../store/page';
import type { Page } from '../../store/page';
import { Problem } from '../problems';
import { isVisible } from './present-clock';

/** A page of the clocks of a ticket or a visit, of those that the reader sees. @throws Problem for a cursor that no page of it gave */
export function clocksPage<Ruled extends { readonly clock: ClockState }>(
  clocks: readonly Ruled[],
  toClient: boolean,
  processId: string,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit?: number | undefined },
): Page<Ruled> {
  const page = pageWithin(
    clocks.filter(({ clock }) => isVisible(clock, toClient)),
    {
      mark: listMark('clocks', { processId }),
      cursor: cursor ?? null,
      most: limit ?? 50,
      keyOf: ({ clock }) => clock.key,
    },
  );
  if (page.kind === 'bad-cursor') throw new Problem('bad-cursor');
  return page;
}
