/** A half-open span of one local date, in minutes since its midnight; ends at 1440 at the latest. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Sorted spans that neither overlap nor touch. */
export type Hours = readonly Span[];

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Minutes since midnight of `HH:MM` (00:00 to 23:59), or of `24:00`; undefined for anything else. */
export function parseTime(text: unknown): number | undefined {
  if (text === '24:00') return 1440;
  const parts = typeof text === 'string' ? TIME.exec(text) : null;
  return parts === null ? undefined : Number(parts[1]) * 60 + Number(parts[2]);
}

/** Sorted and merged. */
export function mergeSpans(spans: readonly Span[]): Hours {
  const merged: { from: number; to: number }[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last !== undefined && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else merged.push({ from: span.from, to: span.to });
  }
  return merged;
}

/** What is left of hours when breaks are cut out of them. */
export function cutBreaks(hours: Hours, breaks: Hours): Hours {
  let left = hours;
  for (const cut of breaks) {
    left = left.flatMap((span) => [
      ...(span.from < cut.from ? [{ from: span.from, to: Math.min(span.to, cut.from) }] : []),
      ...(span.to > cut.to ? [{ from: Math.max(span.from, cut.to), to: span.to }] : []),
    ]);
  }
  return left;
}
