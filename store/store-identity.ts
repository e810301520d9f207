import type { Database } from './database';

/** Which store this is: asked once, when it is first wanted. */
export function storeIdentity(database: Database): () => Promise<string> {
  let asked: Promise<string> | undefined;
  return () => {
    asked ??= database.storeIdentity.findFirstOrThrow().then(({ id }) => id);
    // What failed is asked again.
    asked.catch(() => (asked = undefined));
    return asked;
  };
}
