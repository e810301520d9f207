/** Runs a program that Ctrl-C or SIGTERM ends in order: half a file and what was begun are cleared away. A fault is one line. */
export function untilStopped(work: (signal: AbortSignal) => Promise<void>): void {
  const stopping = new AbortController();
  const stop = (): void => stopping.abort(new Error('stopped'));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  work(stopping.signal)
    .catch((error: unknown) => {
      const fault: unknown = stopping.signal.aborted ? stopping.signal.reason : error;
      console.error(fault instanceof Error ? fault.message : fault);
      process.exitCode = 1;
    })
    .finally(() => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    });
}
