/** The middle of the values; of an even number, the mean of the two in the middle. @throws when there are none */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** @throws when there are none */
export function mean(values: readonly number[]): number {
  if (values.length === 0) throw new Error('There is no mean of nothing.');
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * The value below which this share of the values lies, between neighbours by straight line.
 *
 * @param share from 0 to 1
 * @throws when there are no values
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (below === undefined || above === undefined) throw new Error('There is no quantile of nothing.');
  return below + (above - below) * (place - Math.floor(place));
}

/** The number with so many significant digits; keeps the last line of the bench short. */
export function rounded(value: number, digits = 4): number {
  return Number(value.toPrecision(digits));
}
