/** The table of all events by who waits for them, held against what the code does. */
import { readFileSync } from 'node:fs';
import { fold, type ProcessEvent, type ProcessKind, type ProcessState, type Rules } from '../../domain/process';
import { noticeKinds, ticketKind } from '../../domain/ticket';
import { visitKind } from '../../domain/visit';
import { allStepTexts } from '../../cli/letters/page';
import { ticketFacts } from '../../texts/tickets';
import { visitFacts } from '../../texts/visit-timeline';
import { skai } from '../domain/ticket/story';
import { ticketStories, visitStories } from './stories';

const audiences = [
  'author',
  'readers',
  'responsible',
  'manager',
  'coordinator',
  'technician',
  'personal-manager',
] as const;
type Column = (typeof audiences)[number];

interface Row {
  readonly event: string;
  readonly cells: Readonly<Record<Column, string>>;
}

/** Who has no column of the own stands in that of those who have to do alike. */
const columnOf: Readonly<Record<string, Column>> = { 'new-readers': 'readers', service: 'responsible' };

const page = readFileSync('docs/who-waits.md', 'utf8');
const reasons = new Set([...page.matchAll(/^(\d+)\. /gm)].map(([, number]) => number));
const steps = new Set(allStepTexts().map(([step]) => step));

function rowsUnder(heading: string): Row[] {
  const [, section = ''] = page.split(`\n## ${heading}\n`);
  const [table = ''] = section.split('\n## ');
  return table
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => {
      const [event = '', ...cells] = line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim());
      const of = Object.fromEntries(audiences.map((audience, index) => [audience, cells[index] ?? '']));
      return { event: event.replaceAll('`', ''), cells: of as Row['cells'] };
    });
}

function lettersOf(cell: string): string[] {
  const [, named = ''] = /letter ((?:`[a-z-]+`(?:, )?)+)/.exec(cell) ?? [];
  return [...named.matchAll(/`([a-z-]+)`/g)].map(([, kind = '']) => kind);
}

/** Which letters a kind's events lead to in all the stories, by event and audience. */
function given<State extends ProcessState, Event extends ProcessEvent>(
  kind: ProcessKind<State, Event, never, never>,
  stories: readonly { readonly events: readonly Event[]; readonly rules: Rules }[],
): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { events, rules } of stories) {
    let before: State | null = null;
    for (const event of events) {
      const after: State = before === null ? kind.first(event) : kind.evolve(before, event);
      for (const notice of kind.notices?.(event, after, rules, before) ?? []) {
        const key = `${event.type} ${columnOf[notice.audience] ?? notice.audience}`;
        found.set(key, (found.get(key) ?? new Set()).add(notice.kind));
      }
      before = after;
    }
  }
  return found;
}

describe.each([
  ['Tickets', Object.keys(ticketFacts), () => given(ticketKind as never, ticketStories())],
  ['Visits', Object.keys(visitFacts), () => given(visitKind as never, visitStories())],
] as const)('%s', (heading, facts, found) => {
  const rows = rowsUnder(heading);

  it('F9 every event has one row, and every cell a letter, a step or a reason', () => {
    expect(rows.map(({ event }) => event).sort()).toEqual([...facts].sort());
    for (const { event, cells } of rows)
      for (const audience of audiences) {
        const cell = cells[audience];
        const isReason = reasons.has(cell);
        const named = lettersOf(cell).every((kind) => (noticeKinds as readonly string[]).includes(kind));
        const [, step] = /step `([a-z-]+)`/.exec(cell) ?? [];
        const isTold = /^(letter `[a-z-]+`(, `[a-z-]+`)*)?(; )?(step `[a-z-]+`)?$/.test(cell) && cell !== '';
        expect([event, audience, isReason || (isTold && named), step === undefined || steps.has(step)]).toEqual([
          event,
          audience,
          true,
          true,
        ]);
      }
  });

  it('F9 the letters of the table are those that the code gives', () => {
    const told = found();
    const [table, code]: [string[], string[]] = [[], []];
    for (const { event, cells } of rows)
      for (const audience of audiences) {
        const inCode = [...(told.get(`${event} ${audience}`) ?? [])].sort();
        const inTable = lettersOf(cells[audience]).sort();
        // Whom a reminder goes to is for the regulation to say.
        if (event === 'threshold-told') expect(inTable).toEqual(expect.arrayContaining(inCode));
        else {
          table.push(`${event} ${audience}: ${inTable.join()}`);
          code.push(`${event} ${audience}: ${inCode.join()}`);
        }
      }
    expect(table).toEqual(code);
  });
});

it('the stories are of whole records', () => {
  for (const { events } of ticketStories()) expect(fold(ticketKind, events)?.revision).toBe(events.length);
  expect(skai.regulation.code).toBe('skai');
});
