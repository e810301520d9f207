import { uuidv7 } from 'uuidv7';
import type { Addressee, CommandBody, ProcessEvent, ProcessKind, ProcessState, RulesBook } from '../../domain/process';
import type { StaffMember } from '../rules/staff';
import type { Surroundings } from './kept-kind';

/** A notice for one person; channel and language follow from the person when it is written. */
export interface NoticeRow {
  readonly id: string;
  readonly revision: number;
  readonly kind: string;
  readonly recipientId: string;
  readonly params: Readonly<Record<string, string | number | null>>;
  readonly awaited: boolean;
}

interface Told extends NoticeRow {
  readonly commandId: string;
  readonly unlessTold: boolean;
}

/** Who is told of the events of one commit, each person once a kind and event. */
export function noticesOf<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  kind: ProcessKind<State, Event, Opening, Later, World>,
  before: State | null,
  events: readonly Event[],
  book: RulesBook,
  { persons }: Pick<Surroundings<State, World>, 'persons'>,
  staff: readonly StaffMember[],
): NoticeRow[] {
  if (kind.notices === undefined) return [];
  let state = before;
  const rows: Told[] = [];
  for (const event of events) {
    const found = state;
    const after = found === null ? kind.first(event) : kind.evolve(found, event);
    state = after;
    const { revision, commandId } = event;
    for (const { kind: letter, audience, awaited, params, unlessTold = false } of kind.notices(
      event,
      after,
      book.of(after.rules),
    ))
      for (const recipientId of persons(audience, after, found, staff)) {
        const isOwn = followers.has(audience) && 'person' in event.by && event.by.person === recipientId;
        if (isOwn) continue;
        rows.push({ id: uuidv7(), revision, kind: letter, recipientId, params, awaited, commandId, unlessTold });
      }
  }
  // Nobody waits for the delivery of what was told with the end.
  const ended = state !== null && kind.hasEnded(state);
  return onceEach(oneAWord(rows).map((row) => (ended ? { ...row, awaited: false } : row)));
}

/** Of these nobody is told of an own act. */
const followers: ReadonlySet<Addressee> = new Set(['readers', 'new-readers']);

/** Without what is only for those whom the same word tells nothing else. */
function oneAWord(rows: readonly Told[]): NoticeRow[] {
  const told = new Set(rows.flatMap((row) => (row.unlessTold ? [] : [`${row.commandId}/${row.recipientId}`])));
  return rows.flatMap(({ commandId, unlessTold, ...row }) =>
    unlessTold && told.has(`${commandId}/${row.recipientId}`) ? [] : [row],
  );
}

/** One person may belong to several audiences of the same telling. */
function onceEach(rows: readonly NoticeRow[]): NoticeRow[] {
  const once = new Map<string, NoticeRow>();
  for (const row of rows) {
    const key = `${row.revision}/${row.kind}/${row.recipientId}`;
    const other = once.get(key);
    once.set(key, other === undefined ? row : { ...other, awaited: other.awaited || row.awaited });
  }
  return [...once.values()];
}
