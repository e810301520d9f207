import type { Instant } from '../../domain/time';
import { Problem } from '../problems';

interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

const day = 24 * 3_600_000;

/**
 * Holds a span to its form.
 *
 * @param place where `from` and `to` came in: empty for a body
 * @throws Problem 400 when it ends before it begins, or lasts longer than so many days
 */
export function checkSpan({ from, to }: Span, mostDays: number, place: 'query' | '' = 'query'): Span {
  const pointer = `${place}/to`;
  if (to <= from) throw new Problem('malformed', { errors: [{ pointer, code: 'not-later' }] });
  if (to - from > mostDays * day)
    throw new Problem('malformed', { errors: [{ pointer, code: 'too-long', values: { most: mostDays } }] });
  return { from, to };
}
