/**
 * One reading for all who ask at once: who asks while one is under way shares the next with everybody else who does, so that each
 * reading begins after it was asked for and nobody is told what was so before. A reading that fails fails for those who share it.
 */
export function shareReadings<T>(read: () => Promise<T>): () => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  let next: Promise<T> | undefined;
  const begin = (): Promise<T> => {
    next = undefined;
    const reading = read();
    last = reading.catch(() => undefined);
    return reading;
  };
  return () => (next ??= last.then(begin));
}
