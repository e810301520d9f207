import { isDeepStrictEqual } from 'node:util';
import type { ClockSeen, ProcessSeen, Saved } from './look';

/** Clocks at whose end something happens by itself: a ticket closes, an offered time is free again. */
const endsItself: ReadonlySet<string> = new Set(['silence', 'slot-answer', 'proposal']);

/**
 * Whether a ticket or visit may stand elsewhere by now than it did when the folder was saved: a word waited for it, or time
 * has passed and one of its clocks ended something by itself. Due instants and accounts hold all the same.
 */
export function mayHaveMovedOn({ name, clocks }: ProcessSeen, { waiting }: Saved, now: number): boolean {
  const ended = clocks.some(
    ({ code, state, due }) => endsItself.has(code) && state === 'running' && due !== null && Date.parse(due) <= now,
  );
  return ended || waiting.some(({ moves }) => moves.includes(name));
}

/**
 * What of a ticket or visit is not as it was saved; nothing, when everything that was promised, said and told still stands.
 *
 * @returns a line for each difference, with both sides
 */
export function differences(saved: ProcessSeen, seen: ProcessSeen, file: Saved, now: number): string[] {
  const free = mayHaveMovedOn(saved, file, now);
  const undecided = new Set(file.waiting.map(({ commandId }) => commandId));
  const unsent = new Set(file.unsent);
  const found: string[] = [];
  const same = (what: string, before: unknown, after: unknown): void => {
    if (isDeepStrictEqual(before, after)) return;
    found.push(`${saved.name}: ${what} was ${JSON.stringify(before)} and is ${JSON.stringify(after)}`);
  };
  same('number', saved.number, seen.number);
  if (!free) same('stage', saved.stage, seen.stage);
  if (seen.revision < saved.revision) same('revision', saved.revision, seen.revision);
  same('timeline', saved.timeline, seen.timeline.slice(0, saved.timeline.length));
  for (const command of saved.commands) {
    const id = command.split(' ')[0] ?? '';
    if (!undecided.has(id))
      same(
        'command',
        command,
        seen.commands.find((line) => line.startsWith(id)),
      );
  }
  for (const notice of saved.notices) {
    const after = seen.notices.find(({ id }) => id === notice.id);
    if (!unsent.has(notice.id)) same('notice', notice, after);
  }
  for (const clock of saved.clocks) {
    const after = seen.clocks.find(({ key }) => key === clock.key);
    same(`clock ${clock.key}`, promised(clock, free), after && promised(unheld(after, clock, now), free, clock));
  }
  return found;
}

/** The warning of a silence comes a working day before its end, which of the silences in the folder is a day. */
const warningMs = 24 * 3_600_000;

/**
 * Silence is held until its warning has had its time (SK-20), so one whose warning could not be sent in time ends later, and
 * its account says so in a line of its own.
 *
 * @returns the clock without that, or as it is where nothing may have held it
 */
function unheld(clock: ClockSeen, before: ClockSeen, now: number): ClockSeen {
  const { code, due, account } = clock;
  const line = account?.lines.at(-1);
  if (code !== 'silence' || before.state !== 'running' || before.due === null || due === null || account === null) {
    return clock;
  }
  if (now < Date.parse(before.due) - warningMs || due <= before.due || line !== `held ${due}`) return clock;
  return { ...clock, due: before.due, account: { ...account, due: before.due, lines: account.lines.slice(0, -1) } };
}

/** What holds of a clock for ever; and how it runs, unless its ticket has moved on. */
function promised(clock: ClockSeen, free: boolean, before: ClockSeen = clock): object {
  const { key, code, startedAt, due, state, stoppedAt, remainingSeconds, account } = clock;
  const stopped = before.state === 'stopped';
  return { key, code, startedAt, due, account, ...(free && !stopped ? {} : { state, stoppedAt, remainingSeconds }) };
}
