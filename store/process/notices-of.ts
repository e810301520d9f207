import { uuidv7 } from 'uuidv7';
import type { CommandBody, ProcessEvent, ProcessKind, ProcessState, RulesBook } from '../../domain/process';
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
  const rows: NoticeRow[] = [];
  for (const event of events) {
    const found = state;
    const after = found === null ? kind.first(event) : kind.evolve(found, event);
    state = after;
    for (const { kind: letter, audience, awaited, params } of kind.notices(event, after, book.of(after.rules)))
      for (const recipientId of persons(audience, after, found, staff))
        rows.push({ id: uuidv7(), revision: event.revision, kind: letter, recipientId, params, awaited });
  }
  // Nobody waits for the delivery of what was told with the end.
  const ended = state !== null && kind.hasEnded(state);
  return onceEach(ended ? rows.map((row) => ({ ...row, awaited: false })) : rows);
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
