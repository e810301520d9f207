/** The device's outbox as pages see it: what waits, and how something comes into it. */
import { newKey } from '../api/client';
import { putLetter, readLetters, removeLetter, reopenLetter, type DraftWithFiles } from './device-store';
import type { Letter, LetterFile, VisitCommand } from './letter';
import { anew, byOrder, orderAfter } from './rules';

/** What hinders letters that wait. */
export type Line = 'open' | 'away' | 'signed-out';

export interface OutboxState {
  /** Of the person signed in, in their order; null: not read yet. */
  readonly letters: readonly Letter[] | null;
  /** The one on its way. */
  readonly sending: string | null;
  readonly line: Line;
}

let state: OutboxState = { letters: null, sending: null, line: 'open' };
let owner: string | null = null;
const listeners = new Set<() => void>();
const hurry = new Set<() => void>();
// Other tabs show the same outbox.
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('reglament-outbox');

export function outboxState(): OutboxState {
  return state;
}

export function listenToOutbox(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Takes in how the sending goes. */
export function tellOutbox(change: Partial<Pick<OutboxState, 'sending' | 'line'>>): void {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

/** Reads again what is on the device. */
export async function refreshOutbox(): Promise<void> {
  const letters = (await readLetters()).filter(({ person }) => person === owner).toSorted(byOrder);
  state = { ...state, letters };
  for (const listener of listeners) listener();
}

async function changed(): Promise<void> {
  await refreshOutbox();
  channel?.postMessage('changed');
}

/**
 * Shows the outbox of a person from now on.
 *
 * @param onLetter hears of each letter that may go at once
 * @returns how to stop
 */
export function showOutboxOf(person: string, onLetter: () => void): () => void {
  owner = person;
  hurry.add(onLetter);
  const heard = (): void => void refreshOutbox().catch(() => undefined);
  channel?.addEventListener('message', heard);
  heard();
  return () => {
    hurry.delete(onLetter);
    channel?.removeEventListener('message', heard);
  };
}

function send(): void {
  for (const listener of hurry) listener();
}

/** What somebody says of a visit, before it is a letter. */
export interface Said {
  readonly visit: string;
  readonly desk: string;
  readonly command: VisitCommand;
  readonly files?: readonly { readonly key: string; readonly name: string; readonly isSignature: boolean }[];
  /** The draft that it came from. */
  readonly draft?: string;
}

/**
 * Puts something into the outbox. When this ends it is on the device, whatever becomes of page, browser and network.
 *
 * @throws where the device keeps nothing: then it is not saved, and nothing was sent
 */
export async function write(person: string, { visit, desk, command, files = [], draft }: Said): Promise<void> {
  const now = Date.now();
  const letter: Letter = {
    id: newKey(),
    person,
    visit,
    desk,
    order: orderAfter(await readLetters(), now),
    saidAt: now,
    key: newKey(),
    command,
    isTimed: false,
    files: files.map((file): LetterFile => ({ ...file, upload: newKey(), kept: null })),
    refusal: null,
  };
  await putLetter(letter, draft ?? null);
  await changed();
  send();
}

/** Keeps what has become of a letter. */
export async function keepLetter(letter: Letter): Promise<void> {
  await putLetter(letter);
  await changed();
}

/** It has arrived, or its writer gives it up. */
export async function dropLetter(letter: Letter): Promise<void> {
  await removeLetter(letter);
  await changed();
  send();
}

/** Its writer wants what was refused to be tried again. */
export async function tryAgain(letter: Letter): Promise<void> {
  await keepLetter(anew(letter, newKey()));
  send();
}

/** Its writer changes what was refused: it is a draft again. */
export async function reopen(letter: Letter, place: string, draft: DraftWithFiles): Promise<void> {
  await reopenLetter(letter, place, draft);
  await changed();
}
