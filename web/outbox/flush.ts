import type { QueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import { ApiProblem } from '../api/problem';
import { queries } from '../api/queries';
import { readLetters } from './device-store';
import { dropLetter, tellOutbox } from './outbox';
import { nextToSend } from './rules';
import { sendLetter, type Sent } from './send-letter';

const lock = 'reglament-outbox';
/** A line that is neither up nor down must not hold the turn of the outbox for ever. */
const patienceMs = 20_000;
/** Not before then, by the word of the server. */
let notBefore = 0;

/**
 * Sends what waits, one letter after the other, by one tab at a time.
 *
 * @param person who has to be signed in for it
 */
export async function flush(client: QueryClient, person: string): Promise<void> {
  // Where pages come without TLS there are no locks; that each letter counts once, its key sees to.
  if (!('locks' in navigator)) return sendAll(client, person);
  await navigator.locks.request(lock, { ifAvailable: true }, async (held) => {
    if (held !== null) await sendAll(client, person);
  });
}

async function sendAll(client: QueryClient, person: string): Promise<void> {
  if (Date.now() < notBefore) return;
  const passed = new Set<string>();
  for (let isKnown = false; ;) {
    const letter = nextToSend(await readLetters(), person, passed);
    if (letter === null) return;
    if (!isKnown && !(await isSignedIn(client, person))) return;
    isKnown = true;
    tellOutbox({ sending: letter.id });
    const sent = await sendLetter(letter).finally(() => tellOutbox({ sending: null }));
    if (!(await settle(client, sent, passed))) return;
  }
}

/** @returns whether others may go */
async function settle(client: QueryClient, { verdict, letter, visit }: Sent, passed: Set<string>): Promise<boolean> {
  switch (verdict.kind) {
    case 'done':
      if (visit !== null) client.setQueryData(queries.visit(letter.visit).queryKey, visit);
      await dropLetter(letter);
      tellOutbox({ line: 'open' });
      invalidate(client, letter.visit);
      return true;
    case 'refused':
    case 'files-again':
      tellOutbox({ line: 'open' });
      invalidate(client, letter.visit);
      return true;
    case 'later':
      passed.add(letter.visit);
      return true;
    case 'wait':
      if (verdict.seconds !== null) notBefore = Date.now() + verdict.seconds * 1_000;
      tellOutbox({ line: 'away' });
      return false;
    case 'signed-out':
      askToSignIn(client);
      return false;
    default: {
      const never: never = verdict;
      return never;
    }
  }
}

function invalidate(client: QueryClient, number: string): void {
  void client.invalidateQueries({ queryKey: ['visit', number] });
  void client.invalidateQueries({ queryKey: ['visits'] });
  void client.invalidateQueries({ queryKey: ['ticket', number.split('/')[0]] });
}

/** Whether it is the writer who is signed in: the session is the browser's, and may be another person's by now. */
async function isSignedIn(client: QueryClient, person: string): Promise<boolean> {
  try {
    const { id, secondFactorMissing } = await ask(api.GET('/api/v1/me', { signal: AbortSignal.timeout(patienceMs) }));
    tellOutbox({ line: 'open' });
    // Whoever has yet to show a second factor may do nothing before.
    return id === person && !secondFactorMissing;
  } catch (problem) {
    if (problem instanceof ApiProblem && problem.status === 401 && problem.body !== null) askToSignIn(client);
    else tellOutbox({ line: 'away' });
    return false;
  }
}

/** Reading who one is fails then, and the page asks to sign in over itself. */
function askToSignIn(client: QueryClient): void {
  tellOutbox({ line: 'signed-out' });
  void client.invalidateQueries({ queryKey: queries.me().queryKey });
}
