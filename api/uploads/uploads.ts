import { createReadStream } from 'node:fs';
import { unlink } from 'node:fs/promises';
import type { RequestHandler } from 'express';
import multer from 'multer';
import { callerOf } from '../auth/authenticate';
import { Turns } from '../limits/turns';
import { tooMany } from '../limits/too-many';
import { Problem } from '../problems';
import type { ApiStore } from '../store-port';
import { diskStorage } from './disk-storage';

/** The largest attachment (DESIGN section 9); a regulation may allow less. */
export const fileLimitBytes = 25 * 1024 * 1024;

/** One person's at once; so many more wait, the rest is told to come again. */
const atOnce = 2;
const waiting = 8;
const patienceMs = 30_000;
/** Everybody's at once: pieces that are under way are memory. */
const receivedAtOnce = 4;
/** Files that go into the store at once: each holds a connection to the database meanwhile. */
const keptAtOnce = 1;
/** What is in the store's hands as text stays small enough for V8 to let go of it at once. */
const pieceBytes = 64 * 1024;

type Upload = Parameters<ApiStore['addAttachment']>[0];
type Kept = Extract<Awaited<ReturnType<ApiStore['addAttachment']>>, { kind: 'kept' }>;

/** Takes files in. */
export interface Uploads {
  /**
   * Receives the form of a request: two of a person at once, and no more in a day than the quota. The file lies on disk, as
   * `request.file`, until the request is answered or its connection ends.
   */
  readonly receive: RequestHandler;
  /**
   * Puts a file that came in into the store, within the quota.
   *
   * @throws Problem 429 with the time until enough of the last day's files no longer count
   */
  keep(upload: Omit<Upload, 'chunks'> & { readonly path: string }): Promise<Kept['attachment']>;
}

export function createUploads({
  store,
  folder,
  bytesADay,
}: {
  readonly store: Pick<ApiStore, 'addAttachment' | 'uploadedInADay' | 'clock'>;
  /** For this process alone. */
  readonly folder: string;
  readonly bytesADay: number;
}): Uploads {
  const form = multer({
    storage: diskStorage(folder),
    limits: { files: 1, fileSize: fileLimitBytes, fields: 10, fieldSize: 4_096, fieldNameSize: 100, parts: 12 },
    defParamCharset: 'utf8',
  }).single('file');
  const ofPersons = new Turns({ atOnce, waiting, patienceMs });
  const ofAll = new Turns({ atOnce: receivedAtOnce, waiting: 200, patienceMs });
  const intoStore = new Turns({ atOnce: keptAtOnce, waiting: 1_000, patienceMs: 60_000 });
  const waitForQuota = async (personId: string): Promise<number> => {
    const { bytes, freeAt } = await store.uploadedInADay(personId, bytesADay);
    return bytes < bytesADay ? 0 : freeAt - (await store.clock.now());
  };

  return {
    receive: (request, response, next) => {
      const personId = callerOf(response)?.personId;
      if (personId === undefined) throw new Problem('not-signed-in');
      const begin = async (): Promise<(() => void) | null> => {
        const wait = await waitForQuota(personId);
        if (wait > 0) throw tooMany(wait, 'upload-quota');
        const giveBack = await ofPersons.take(personId);
        const received = await ofAll.take('all').catch((error: unknown) => {
          giveBack();
          throw error;
        });
        // Whoever waited for a turn may be gone.
        if (request.destroyed || response.destroyed) {
          giveBack();
          received();
          return null;
        }
        response.once('close', () => {
          giveBack();
          received();
          const place = request.file?.path;
          if (place !== undefined) unlink(place).catch(() => undefined);
        });
        return received;
      };
      begin().then((received) => {
        if (received === null) return;
        form(request, response, (error?: unknown) => {
          received();
          next(error);
        });
      }, next);
    },
    async keep({ path, ...upload }) {
      const chunks = () => createReadStream(path, { highWaterMark: pieceBytes });
      const kept = await intoStore.run('all', () => store.addAttachment({ ...upload, chunks }, { bytesADay }));
      if (kept.kind === 'kept') return kept.attachment;
      throw tooMany(kept.freeAt - (await store.clock.now()), 'upload-quota');
    },
  };
}
