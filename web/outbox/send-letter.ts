import { api, ask, newKey, type Schemas } from '../api/client';
import { ApiProblem } from '../api/problem';
import { outcomeOf } from '../commands/outcome-of';
import { readFile } from './device-store';
import type { Letter, LetterFile, Refusal } from './letter';
import { keepLetter } from './outbox';
import { commandToSend, mustGo, timed, verdictOn, wantsTime, withFilesAgain, type Answer, type Verdict } from './rules';

/** What became of a letter, and the visit as it then stands, where that is known. */
export interface Sent {
  readonly verdict: Verdict;
  readonly letter: Letter;
  readonly visit: Schemas['Visit'] | null;
}

const uploadsAtOnce = 2;
// A line that is neither up nor down is given up at some time; what was sent counts once all the same.
const readPatienceMs = 20_000;
const wordPatienceMs = 60_000;
const filePatienceMs = 300_000;
/** A server that forgets what it has just been given is not asked a third time. */
const mostRounds = 2;

/** Sends a letter: when it happened, its files, then the word that names them. Each step is kept before the next one. */
export async function sendLetter(first: Letter): Promise<Sent> {
  let letter = first;
  const keep = async (next: Letter): Promise<void> => {
    letter = next;
    await keepLetter(next);
  };
  for (let round = 1; ; round += 1) {
    try {
      if (!letter.isTimed) await keep(await withTime(letter));
      await uploadAll(letter, keep);
      const visit = await give(letter);
      return { verdict: { kind: 'done' }, letter, visit };
    } catch (problem) {
      const verdict = verdictOn(answerOf(problem));
      const file = problem instanceof FileProblem ? problem.file : null;
      const isLost = verdict.kind === 'files-again';
      if (isLost && round < mostRounds) await keep(withFilesAgain(letter, newKey));
      else if (isLost || verdict.kind === 'refused') {
        await keep({ ...letter, refusal: refusalOf(problem, file) });
        return { verdict: { kind: 'refused' }, letter, visit: null };
      } else return { verdict, letter, visit: null };
    }
  }
}

/** A letter that has waited says when it happened; what is known of the visit bounds it. */
async function withTime(letter: Letter): Promise<Letter> {
  if (!wantsTime(letter, Date.now())) return { ...letter, isTimed: true };
  let serverNow = Number.NaN;
  const read = api
    .GET('/api/v1/visits/{visit}', {
      params: { path: { visit: letter.visit } },
      signal: AbortSignal.timeout(readPatienceMs),
    })
    .then((answer) => {
      serverNow = Date.parse(answer.response.headers.get('Date') ?? '');
      return answer;
    });
  const { slot, trip } = await ask(read);
  const now = Date.now();
  const known = Number.isNaN(serverNow) ? now : serverNow;
  return timed(letter, now, known, [slot?.agreedAt, trip.departedAt, trip.startedAt]);
}

async function uploadAll(letter: Letter, keep: (letter: Letter) => Promise<void>): Promise<void> {
  let files = letter.files;
  const waiting = files.filter((file) => mustGo(file, Date.now()));
  for (let from = 0; from < waiting.length; from += uploadsAtOnce) {
    const gone = await Promise.allSettled(
      waiting.slice(from, from + uploadsAtOnce).map((file) => upload(file, letter.desk)),
    );
    const kept = new Map(gone.flatMap((each) => (each.status === 'fulfilled' ? [[each.value.key, each.value]] : [])));
    files = files.map((file) => kept.get(file.key) ?? file);
    await keep({ ...letter, files });
    for (const each of gone) if (each.status === 'rejected') throw each.reason;
  }
}

/** Why a file did not go. */
class FileProblem extends Error {
  constructor(
    readonly file: string,
    readonly problem: unknown,
  ) {
    super(file);
  }
}

async function upload(file: LetterFile, desk: string): Promise<LetterFile> {
  const bytes = await readFile(file.key);
  if (bytes === undefined) throw new FileProblem(file.name, ApiProblem.refused('file-gone', file.name, null));
  // What was forgotten is another upload.
  const key = file.kept === null ? file.upload : newKey();
  const form = new FormData();
  form.append('desk', desk);
  form.append('file', bytes, file.name);
  const sent = api.POST('/api/v1/attachments', {
    params: { header: { 'Idempotency-Key': key } },
    body: form as never,
    bodySerializer: (body: unknown) => body as FormData,
    signal: AbortSignal.timeout(filePatienceMs),
  });
  try {
    const { id } = await ask(sent);
    if (typeof id !== 'string') throw ApiProblem.away();
    return { ...file, upload: key, kept: { id, at: Date.now() } };
  } catch (problem) {
    throw new FileProblem(file.name, problem);
  }
}

/** @returns the visit as it then stands; null where its word was only stored at first, and is decided now */
async function give(letter: Letter): Promise<Schemas['Visit'] | null> {
  const answer = await ask(
    api.POST('/api/v1/visits/{visit}/commands', {
      params: { path: { visit: letter.visit }, header: { 'Idempotency-Key': letter.key } },
      body: commandToSend(letter),
      signal: AbortSignal.timeout(wordPatienceMs),
    }),
  );
  if (answer.outcome === 'done') return answer.visit;
  // Some page that a network puts in the way speaks so.
  if (typeof answer.commandId !== 'string') throw ApiProblem.away();
  await outcomeOf(answer.commandId);
  return null;
}

function answerOf(thrown: unknown): Answer {
  const problem = thrown instanceof FileProblem ? thrown.problem : thrown;
  if (!(problem instanceof ApiProblem)) return { status: 0, isOurs: false, retryAfter: null, faults: [] };
  const { status, body, retryAfter } = problem;
  return { status, isOurs: body !== null, retryAfter, faults: (body?.errors ?? []).map(({ code }) => code) };
}

function refusalOf(thrown: unknown, file: string | null): Refusal {
  const problem = thrown instanceof FileProblem ? thrown.problem : thrown;
  if (!(problem instanceof ApiProblem)) return { code: 'unknown', title: '', detail: null, file };
  const faults = [...problem.faultsByField.values()];
  const detail = [problem.body?.detail, ...faults].filter(Boolean).join(' ') || null;
  // A gateway on the way says it in no words of ours.
  if (problem.status === 413 && problem.body === null)
    return { code: 'too-large-on-the-way', title: '', detail: null, file };
  return { code: problem.code, title: problem.body?.title ?? problem.code, detail, file };
}
