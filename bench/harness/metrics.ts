/** Sum of a metric over its labels; 0 when there is none of that name. @throws when the process does not answer */
export async function counted(operations: string, metric: string): Promise<number> {
  const lines = (await linesOf(operations)).filter(
    (line) => line.startsWith(`${metric} `) || line.startsWith(`${metric}{`),
  );
  return lines.reduce((sum, line) => sum + valueOf(line), 0);
}

/**
 * One of the figures that prom-client tells of every process, whatever prefix its name has there.
 *
 * @param operations address of the process's own health and metrics
 * @throws when the process does not answer, or tells no such figure
 */
export async function processMetric(operations: string, metric: string): Promise<number> {
  const found = (await linesOf(operations)).find(
    (line) => line.split(' ')[0]?.endsWith(metric) && !line.startsWith('#'),
  );
  if (found === undefined) throw new Error(`${operations} tells no ${metric}`);
  return valueOf(found);
}

/**
 * The longest stall of a process's event loop since this was last asked, in milliseconds: prom-client's own gauge, a histogram
 * of the delays of a timer of 10 ms that every look into /metrics empties. It is too long by one such timer at most. Nobody else
 * may look meanwhile. Of a stall that begins in the moment of a look, or ends in it, it sees nothing (seen in Node 20).
 *
 * @throws when the process does not answer
 */
export async function longestStallMs(operations: string): Promise<number> {
  return (await processMetric(operations, 'nodejs_eventloop_lag_max_seconds')) * 1000;
}

async function linesOf(operations: string): Promise<readonly string[]> {
  return (await (await fetch(`${operations}/metrics`)).text()).split('\n');
}

function valueOf(line: string): number {
  return Number(line.slice(line.lastIndexOf(' ')));
}
