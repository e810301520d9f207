import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Bench } from '../harness/bench';
import { residentMib } from '../harness/process-effort';

const uploads = 40;
const fileBytes = 25 * 1024 * 1024;
const pieceBytes = 64 * 1024;
const lookMs = 20;
const idleMs = 5_000;
const limitMs = 300_000;

export interface UploadsFigure {
  /** Of the API's resident memory at its highest, over what it had before. */
  readonly growthMib: number;
  readonly idleMib: number;
  readonly peakMib: number;
  /** Uploads that were not kept in the end. */
  readonly notKept: number;
  /** Answers 429: they came again after as long as they were told. */
  readonly cameAgain: number;
  readonly seconds: number;
}

/**
 * 40 uploads of 25 MB begun at once over HTTP, each of other bytes, by the accounts of a desk in turn; the API's resident memory is
 * looked at every 20 ms from before the first until all are answered. Who is told to come again does.
 */
export async function measureUploads({ product, settled }: Bench): Promise<UploadsFigure> {
  const pid = await product.pidOf('api');
  const keys = product.accounts.map(({ apiKey }) => apiKey);
  await Promise.all(
    keys.map((key) => fetch(`${product.api}/api/v1/me`, { headers: { authorization: `Bearer ${key}` } })),
  );
  await settled();
  await delay(idleMs);
  const idleMib = await residentMib(pid);

  let peakMib = idleMib;
  let goesOn = true;
  const looking = (async () => {
    for (; goesOn; await delay(lookMs)) peakMib = Math.max(peakMib, await residentMib(pid));
  })();
  const shared = randomBytes(fileBytes - 16);
  const begun = performance.now();
  let cameAgain = 0;
  const one = async (index: number): Promise<boolean> => {
    const own = randomBytes(16);
    for (const end = begun + limitMs; performance.now() < end; cameAgain += 1) {
      const { status, retryAfter } = await upload(product.api, keys[index % keys.length] ?? '', own, shared);
      if (status !== 429) return status === 201;
      await delay(retryAfter * 1_000);
    }
    return false;
  };
  const kept = await Promise.all(Array.from({ length: uploads }, (_, index) => one(index)));
  const seconds = (performance.now() - begun) / 1_000;
  goesOn = false;
  await looking;
  return {
    growthMib: peakMib - idleMib,
    idleMib,
    peakMib,
    notKept: kept.filter((each) => !each).length,
    cameAgain,
    seconds,
  };
}

/** A form with one file, written as fast as it is taken. */
async function upload(
  api: string,
  key: string,
  ...parts: readonly Buffer[]
): Promise<{ readonly status: number; readonly retryAfter: number }> {
  const boundary = randomBytes(12).toString('hex');
  const head = Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="desk"\r\n\r\nskai\r\n--${boundary}\r\n` +
      'Content-Disposition: form-data; name="file"; filename="video.bin"\r\nContent-Type: application/octet-stream\r\n\r\n',
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  const all = [head, ...parts, tail];
  const outgoing = request(`${api}/api/v1/attachments`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': all.reduce((sum, { length }) => sum + length, 0),
    },
  });
  const answer = new Promise<{ status: number; retryAfter: number }>((resolve, reject) => {
    outgoing.once('response', (incoming) => {
      incoming.resume();
      const retryAfter = Number(incoming.headers['retry-after'] ?? 1);
      incoming.once('end', () => resolve({ status: incoming.statusCode ?? 0, retryAfter }));
    });
    outgoing.once('error', reject);
  });
  // An answer before the end of the form is an answer.
  let answered = false;
  answer.then(
    () => (answered = true),
    () => (answered = true),
  );
  for (const part of all) {
    for (let at = 0; at < part.length && !answered; at += pieceBytes) {
      if (!outgoing.write(part.subarray(at, at + pieceBytes))) await Promise.race([once(outgoing, 'drain'), answer]);
    }
  }
  outgoing.end();
  return answer;
}
