import type { Calendar, Instant } from '../time';

/** A half-open span of time. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** The working time of a calendar within [from, to): in order, apart from each other; nights worked through are one span. */
export function workingIntervals(calendar: Calendar, from: Instant, to: Instant): readonly Span[] {
  const spans: { from: Instant; to: Instant }[] = [];
  let next = calendar.intervalAt(from);
  while (next !== undefined && next.open < to) {
    const span = { from: Math.max(next.open, from), to: Math.min(next.close, to) };
    const last = spans.at(-1);
    if (last?.to === span.from) last.to = span.to;
    else spans.push(span);
    next = next.close < to ? calendar.intervalAt(next.close) : undefined;
  }
  return spans;
}
