/**
 * How much a figure is taken with. BENCH_SECONDS, BENCH_ROUNDS and BENCH_ROWS cut it down for a quick look; what
 * docs/benchmarks.md tells is taken without them.
 */
export const effort = {
  /** Seconds that a load is kept up. */
  seconds: (usual: number): number => atMost(usual, 'BENCH_SECONDS'),
  /** Rounds of which the median is taken. */
  rounds: (usual: number): number => atMost(usual, 'BENCH_ROUNDS'),
  /** Rows or tickets that are made by SQL before a figure is taken. */
  rows: (usual: number): number => atMost(usual, 'BENCH_ROWS'),
};

function atMost(usual: number, variable: string): number {
  const given = process.env[variable];
  if (given === undefined) return usual;
  const wanted = Number(given);
  if (!(wanted > 0)) throw new Error(`${variable} is a positive number, not ${given}`);
  return Math.min(usual, wanted);
}
