/** What becomes of letters: pure, so that every case is told by a table. */
import type { Letter, LetterFile, VisitCommand } from './letter';

/** An answer of the server, as far as the fate of a letter goes. */
export interface Answer {
  /** 0: none came. */
  readonly status: number;
  /** Whether it is the API that speaks, and not a gateway or the sign-in page of a hotel's network. */
  readonly isOurs: boolean;
  /** Seconds until it may be tried again. */
  readonly retryAfter: number | null;
  /** Codes of the faults that it names. */
  readonly faults: readonly string[];
}

export type Verdict =
  | { readonly kind: 'done' }
  /** It stays, and so do all others: nothing gets through now. */
  | { readonly kind: 'wait'; readonly seconds: number | null }
  /** It stays, and so do later ones of its visit; those of other visits may go. */
  | { readonly kind: 'later' }
  | { readonly kind: 'signed-out' }
  /** The server has forgotten its files: they go again. */
  | { readonly kind: 'files-again' }
  /** The person decides. */
  | { readonly kind: 'refused' };

/** What an answer means for the letter that was sent. */
export function verdictOn({ status, isOurs, retryAfter, faults }: Answer): Verdict {
  if (status === 401 && isOurs) return { kind: 'signed-out' };
  // Whoever says so: it does not get smaller by waiting, and holds up all that was written after it.
  if (status === 413) return { kind: 'refused' };
  if (status === 0 || !isOurs || status === 408 || status === 429) return { kind: 'wait', seconds: retryAfter };
  if (status >= 200 && status < 300) return { kind: 'done' };
  // It may be of this letter alone.
  if (status >= 500) return retryAfter === null ? { kind: 'later' } : { kind: 'wait', seconds: retryAfter };
  return faults.includes('unknown-attachment') ? { kind: 'files-again' } : { kind: 'refused' };
}

/**
 * The letter that goes next: the oldest, and of each visit one after the other. What was refused holds up the later ones of its visit,
 * since they were written after it: nobody leaves an act of work that was not begun.
 *
 * @param passed visits whose letters wait for now
 */
export function nextToSend(
  letters: readonly Letter[],
  person: string,
  passed: ReadonlySet<string> = new Set(),
): Letter | null {
  const own = letters.filter((letter) => letter.person === person).toSorted(byOrder);
  const heldUp = new Set(passed);
  for (const letter of own) {
    if (heldUp.has(letter.visit)) continue;
    if (letter.refusal === null) return letter;
    heldUp.add(letter.visit);
  }
  return null;
}

/** Letters in the order in which they were written. */
export function byOrder(one: Letter, other: Letter): number {
  return one.order - other.order || one.id.localeCompare(other.id);
}

/** The place of a new letter: after all others, whatever was done to the clock of the device. */
export function orderAfter(letters: readonly Letter[], now: number): number {
  return Math.max(now, ...letters.map(({ order }) => order + 1));
}

const hour = 3_600_000;
/** The server forgets after a day what no word has named. */
const filesKeptMs = 23 * hour;

/** Whether the bytes of a file have to go (again) before the letter can. */
export function mustGo({ kept }: LetterFile, now: number): boolean {
  return kept === null || now - kept.at > filesKeptMs || now < kept.at;
}

/** Up to this age a letter counts from its receipt; what is older says when it happened. */
const freshMs = 60_000;

/** Whether a letter has to be told when it happened, before it goes for the first time. */
export function wantsTime({ isTimed, saidAt, command }: Letter, now: number): boolean {
  return !isTimed && timeField(command.type) !== null && Math.abs(now - saidAt) >= freshMs;
}

function timeField(type: VisitCommand['type']): 'at' | 'doneAt' | null {
  if (type === 'act') return 'doneAt';
  return type === 'depart' || type === 'start' || type === 'no-show' ? 'at' : null;
}

/**
 * The letter with the instant at which it happened. The clock of a device may be wrong: how long ago it was is what is taken from it,
 * and the rest from the server's.
 *
 * @param now by the device
 * @param serverNow by the server, in the same moment or a little before
 * @param notBefore instants on the record that it cannot lie before; null where there is none
 */
export function timed(
  letter: Letter,
  now: number,
  serverNow: number,
  notBefore: readonly (string | null | undefined)[],
): Letter {
  const field = timeField(letter.command.type);
  if (field === null) return { ...letter, isTimed: true };
  const earliest = notBefore.flatMap((at) => (at == null ? [] : [Date.parse(at)]));
  const ago = Math.max(0, now - letter.saidAt);
  const at = Math.min(Math.max(serverNow - ago, ...earliest), serverNow);
  const command = { ...letter.command, [field]: new Date(at).toISOString() };
  return { ...letter, isTimed: true, command };
}

/** What goes to the server: the command, with its files by the names the server has given them. */
export function commandToSend({ command, files }: Letter): VisitCommand {
  const ids = files.flatMap(({ kept }) => (kept === null ? [] : [kept.id]));
  if (ids.length === 0 || !(command.type === 'act' || command.type === 'no-show')) return command;
  const signature = files.find(({ isSignature }) => isSignature)?.kept?.id;
  if (command.type === 'no-show' || signature === undefined) return { ...command, attachments: ids };
  return { ...command, attachments: ids, signature };
}

/** A letter to be tried anew by its writer: as another attempt, since an answer is given once for all to each key. */
export function anew(letter: Letter, key: string): Letter {
  return { ...letter, key, refusal: null };
}

/** The letter with files that go again, each under a key of its own. */
export function withFilesAgain(letter: Letter, newKey: () => string): Letter {
  return { ...letter, files: letter.files.map((file) => ({ ...file, kept: null, upload: newKey() })) };
}

/** What can be done of a visit once all that waits has arrived. */
export function offered(
  can: Readonly<Record<string, string>>,
  waiting: readonly VisitCommand['type'][],
): { readonly depart: boolean; readonly start: boolean; readonly act: boolean; readonly noShow: boolean } {
  const waits = (...types: readonly VisitCommand['type'][]): boolean => types.some((type) => waiting.includes(type));
  const isOver = waits('act', 'no-show');
  return {
    depart: can['depart'] === 'yes' && !isOver && !waits('depart', 'start'),
    start: can['start'] === 'yes' && !isOver && !waits('start'),
    act: (can['act'] === 'yes' || (can['start'] === 'yes' && waits('start'))) && !isOver,
    noShow: can['no-show'] === 'yes' && !isOver && !waits('start'),
  };
}
