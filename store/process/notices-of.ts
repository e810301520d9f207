import { uuidv7 } from 'uuidv7';
import type {
  CommandBody,
  Notice,
  ProcessEvent,
  ProcessKind,
  ProcessState,
  RulesCatalog,
  RulesPin,
} from '../../domain/process';
import type { Instant } from '../../domain/time';
import type { StaffMember } from '../rules/staff';
import type { Surroundings } from './kept-kind';

/** A notice for one person; channel, language and zone follow from the person when it is written. */
export interface NoticeRow {
  readonly id: string;
  readonly revision: number;
  readonly kind: string;
  readonly recipientId: string;
  /** To whom it speaks. */
  readonly audience: Notice['audience'];
  readonly params: Notice['params'];
  /** By mail it does not leave before; null: at once. */
  readonly heldUntil: Instant | null;
  readonly awaited: boolean;
  /** By which the person may have switched it off; null: it goes to whoever takes letters. */
  readonly group: string | null;
  /** It never leaves. */
  readonly quiet: boolean;
  /** The rules that the process went by. */
  readonly rules: RulesPin;
}

/** One telling of one event to one person, before those of the same word are joined. */
interface Telling extends Omit<NoticeRow, 'group'> {
  readonly word: string;
  readonly joins: Notice['joins'];
}

type Told = Omit<Telling, 'joins'>;

/** Who is told of the events of one commit: each person by one letter a word, and nobody of an own act. */
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
  catalog: RulesCatalog,
  { persons }: Pick<Surroundings<State, World>, 'persons'>,
  staff: readonly StaffMember[],
  now: Instant,
): NoticeRow[] {
  if (kind.notices === undefined) return [];
  let state = before;
  const tellings: Telling[] = [];
  /** Whose act a word was that another process told of, by the word. */
  const acts = new Map<string, string>();
  /** How each word left the process. */
  const left = new Map<string, State>();
  for (const event of events) {
    const person = kind.actorOf?.(event) ?? null;
    if (person !== null) acts.set(event.commandId, person);
    const found = state;
    const after = found === null ? kind.first(event) : kind.evolve(found, event);
    state = after;
    left.set(event.commandId, after);
    const head = { word: event.commandId, revision: event.revision, rules: after.rules };
    for (const notice of kind.notices(event, after, catalog.of(after.rules), found)) {
      const { kind: letter, audience, awaited, params, joins, quiet = false } = notice;
      const heldUntil = kind.heldUntil?.(notice, event, after, catalog.of(after.rules), now) ?? null;
      for (const recipientId of persons(audience, after, found, staff))
        if (!isOwnAct(event, acts, notice, recipientId))
          tellings.push({
            ...head,
            id: uuidv7(),
            kind: letter,
            audience,
            recipientId,
            params,
            awaited,
            quiet,
            joins,
            heldUntil,
          });
    }
  }
  // Nobody waits for the delivery of what was told with the end.
  const ended = state !== null && kind.hasEnded(state);
  return onceEach(tellings).map(({ word, ...row }) => {
    const after = left.get(word);
    const besides = after === undefined ? undefined : kind.noticed?.(row, after, catalog.of(after.rules));
    return {
      ...row,
      params: { ...row.params, ...besides },
      awaited: row.awaited && !ended,
      group: row.awaited ? null : (kind.letterGroup?.(row) ?? null),
    };
  });
}

function isOwnAct(
  { by, commandId }: ProcessEvent,
  acts: ReadonlyMap<string, string>,
  { receipt }: Notice,
  recipientId: string,
): boolean {
  const person = 'person' in by ? by.person : acts.get(commandId);
  return receipt !== true && person === recipientId;
}

/** A word leads to one letter a person: the last telling that leads, else the first of the others, with what all have to add. */
function onceEach(tellings: readonly Telling[]): Told[] {
  const together = new Map<string, Telling[]>();
  for (const telling of tellings) {
    const key = `${telling.word}/${telling.recipientId}`;
    together.set(key, [...(together.get(key) ?? []), telling]);
  }
  return [...together.values()].flatMap((all) => joined(all) ?? []);
}

function joined(all: readonly Telling[]): Told | undefined {
  const lead = all.findLast(({ joins }) => joins === undefined) ?? all.find(({ joins }) => joins === 'aside');
  if (lead === undefined) return undefined;
  const { joins: _joins, ...row } = lead;
  const others = all.filter((each) => each !== lead);
  return {
    ...row,
    params: Object.assign({}, ...others.map(({ params }) => known(params)), known(lead.params)) as Notice['params'],
    awaited: all.some(({ awaited }) => awaited),
  };
}

/** What a telling does not know takes nothing from the others. */
function known(params: Notice['params']): Notice['params'] {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== null));
}
