import type { Logger } from 'pino';

/** What the store says of the keys of access data. */
interface Keys {
  checkAccessKeys(): Promise<{ readonly unavailable: string | null; readonly withoutKey: readonly string[] }>;
}

/** Says at start-up where the keys of access data are looked for, and what is wrong with them; nothing else waits for them. */
export async function sayAccessKeys(store: Keys, folder: string, log: Logger): Promise<void> {
  const component = 'access';
  try {
    const { unavailable, withoutKey } = await store.checkAccessKeys();
    if (unavailable !== null)
      log.error(
        { component, folder, reason: unavailable },
        'the keys of access data are not here: no such data are taken, shown or erased until ACCESS_KEYS names the folder that all processes share',
      );
    else if (withoutKey.length > 0)
      log.warn(
        { component, folder, leases: withoutKey.slice(0, 20) },
        'access data are kept without their keys: nobody can read them',
      );
    else
      log.info({ component, folder }, 'keys of access data; the API, workers and the mail process share this folder');
  } catch {
    log.warn({ component, folder }, 'whether the keys of access data are here could not be asked');
  }
}
