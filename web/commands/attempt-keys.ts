import { newKey } from '../api/client';
import { ApiProblem } from '../api/problem';

const prefix = 'reglament.attempt';

/**
 * Does what must count once, however often it is tried: as long as nobody knows what became of it, the same content goes again under
 * the same key, also after the page was loaded anew.
 *
 * @param place what it is given to
 * @param content all of it
 */
export async function asOneAttempt<T>(
  place: string,
  content: unknown,
  attempt: (key: string) => Promise<T>,
): Promise<T> {
  const kept = `${prefix} ${place} ${JSON.stringify(content)}`;
  const key = read(kept) ?? newKey();
  write(kept, key);
  try {
    const outcome = await attempt(key);
    write(kept, null);
    return outcome;
  } catch (problem) {
    // Refused for good: pressed again, it is a new attempt.
    if (problem instanceof ApiProblem && !problem.isPassing && problem.status !== 401) write(kept, null);
    throw problem;
  }
}

/** Where the browser keeps nothing, an attempt is the same one until the page is loaded anew. */
const inMemory = new Map<string, string>();

function read(kept: string): string | null {
  try {
    return sessionStorage.getItem(kept) ?? inMemory.get(kept) ?? null;
  } catch {
    return inMemory.get(kept) ?? null;
  }
}

function write(kept: string, key: string | null): void {
  if (key === null) inMemory.delete(kept);
  else inMemory.set(kept, key);
  try {
    if (key === null) sessionStorage.removeItem(kept);
    else sessionStorage.setItem(kept, key);
  } catch {
    // Full: it stays in memory.
  }
}
