import { setImmediate as breathe, setTimeout as delay } from 'node:timers/promises';
import { Prisma } from '../../prisma/generated/client';
import {
  pinsOf,
  type CommandBody,
  type ProcessEvent,
  type ProcessState,
  type RulesCatalog,
  type RulesPin,
} from '../../domain/process';
import { rehearsable, rehearse as ask, type Rehearsable, type Rehearsed } from '../../domain/rehearsal';
import type { Instant } from '../../domain/time';
import type { Transaction } from '../database';
import type { KeptKind } from '../process/kept-kind';
import { stateOf } from '../process/state-of';
import { isBehind } from '../rules/behind';
import { pinKey } from '../rules/content';
import type { RulesAsked } from '../rules/library';
import { readStamps, type Stamps } from '../rules/stamps';
import type { StoreContext } from '../store-context';
import { keptTicket } from '../tickets/kept-ticket';
import { keptVisit } from '../visits/kept-visit';
import { readAffected, type OpenProcess } from './affected';
import type { After } from './after';
import { layProposed } from './lay-proposed';
import type { Proposed } from './proposed';
import { Summing } from './summing';
import type { OpenTickets, RehearsalLine, RehearsalSummary } from './types';

export interface RehearsalOptions {
  /** Of a contract or a regulation; new calendars move whoever counts by them. */
  readonly openTickets: OpenTickets;
  readonly signal?: AbortSignal;
  /** Told of each page of processes, whatever comes of it; the next one waits for it. */
  readonly onLines: (lines: readonly RehearsalLine[]) => Promise<void>;
}

const page = 100;
/** So long the loop is kept from everybody else. */
const sliceMs = 4;
/** A snapshot is held so long at most. */
const longestMs = 1_800_000;

/**
 * What publishing would do to every open process, read from one snapshot and written nowhere: each is asked by the code that decides
 * its recalculation then, over the rules as they would be.
 */
export async function rehearse(
  context: StoreContext,
  proposed: Proposed,
  options: RehearsalOptions,
): Promise<RehearsalSummary> {
  return context.database.$transaction(
    async (snapshot) => {
      await snapshot.$executeRaw`SET TRANSACTION READ ONLY`;
      return rehearseIn(context, snapshot, proposed, options);
    },
    { isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead, timeout: longestMs },
  );
}

async function rehearseIn(
  context: StoreContext,
  snapshot: Transaction,
  proposed: Proposed,
  { openTickets, signal, onLines }: RehearsalOptions,
): Promise<RehearsalSummary> {
  const at = await context.clock.now(snapshot);
  const after = await layProposed(snapshot, proposed, at);
  if ('faults' in after) return new Summing(at).summary({ faults: after.faults });
  const summing = new Summing(at);
  const { misfits } = after;
  if (proposed.kind !== 'calendar-years' && openTickets === 'keep') return summing.summary({ misfits });
  const one = asking(context, snapshot, after, at);
  let rows = await readAffected(snapshot, after.affected, null, page);
  while (rows.length > 0) {
    signal?.throwIfAborted();
    const begun = performance.now();
    const last = rows.at(-1) ?? null;
    const lines: RehearsalLine[] = [];
    let since = performance.now();
    for (const row of rows) {
      const line = await one(row);
      if (line !== null) lines.push(line);
      if (performance.now() - since < sliceMs) continue;
      await breathe();
      since = performance.now();
    }
    summing.add(lines);
    await onLines(lines);
    // Read, asked and written one after the other, with a rest: more than a core is left to those who work meanwhile.
    rows = rows.length < page ? [] : await readAffected(snapshot, after.affected, last, page);
    await delay((performance.now() - begun) / 2);
  }
  return summing.summary({ misfits });
}

type AskOne = (row: OpenProcess) => Promise<RehearsalLine | null>;

function asking(context: StoreContext, snapshot: Transaction, after: After, at: Instant): AskOne {
  const stamps = new Map<string, Stamps>();
  const stampsOf = async (desk: string): Promise<Stamps> => {
    const known = stamps.get(desk) ?? (await readStamps(snapshot, desk));
    stamps.set(desk, known);
    return known;
  };
  const decided = new Map<string, boolean>();
  /** Of new calendars those are affected who count by them; of other rules those who are not beyond them. */
  const concerns = async (pin: RulesPin, catalog: RulesCatalog): Promise<boolean> => {
    if (after.because === 'calendar') return true;
    const key = `${pinKey(pin)}/${catalog.newest.pin.digest}`;
    const known = decided.get(key) ?? (await isBehind(context.library, pin, catalog.newest));
    decided.set(key, known);
    return known;
  };
  const askOf =
    <
      State extends ProcessState,
      Event extends ProcessEvent,
      Opening extends CommandBody,
      Later extends CommandBody,
      World,
    >(
      kept: KeptKind<State, Event, Opening, Later, World>,
      of: Rehearsable<State, Event, Opening, Later, World>,
    ): AskOne =>
    async ({ kind, id, rootId, state: stored }) => {
      const state = await stateOf(snapshot, of.kind, id, stored);
      const { desk, clientId } = state;
      const asked: RulesAsked = {
        ...{ desk, clientId, now: at, stamps: await stampsOf(desk), pins: pinsOf(state), newest: false, versions: [] },
      };
      const loaded = context.library.recall(asked) ?? (await context.library.at(asked));
      const catalog = await after.catalogFor(clientId, loaded);
      if (catalog !== null && !(await concerns(state.rules, catalog))) return null;
      const about = { kind, id, number: of.number(state), desk, clientId };
      if (catalog === null) return { ...about, outcome: 'unfit', moves: [], lacks: ['contract'] };
      const { standing, world } = await kept.surround(snapshot, { id, rootId, before: state, commands: [], loaded });
      const { directory } = loaded;
      const onFault = (ref: string, error: unknown): void => context.onFault?.({ kind, id, ref, error });
      return lineOf(about, ask(of, state, after.because, { now: at, catalog, directory, standing, world, onFault }));
    };
  const byKind = { ticket: askOf(keptTicket, rehearsable.ticket), visit: askOf(keptVisit, rehearsable.visit) };
  return (row) => byKind[row.kind](row);
}

function lineOf(
  about: Pick<RehearsalLine, 'kind' | 'id' | 'number' | 'desk' | 'clientId'>,
  rehearsed: Rehearsed,
): RehearsalLine | null {
  switch (rehearsed.outcome) {
    case 'untouched':
      return null;
    case 'moves':
      return { ...about, outcome: 'moves', moves: rehearsed.moves, lacks: [] };
    case 'stays':
      return { ...about, outcome: 'stays', moves: [], lacks: [] };
    case 'unfit':
      return { ...about, outcome: 'unfit', moves: [], lacks: rehearsed.lacks };
    default: {
      const never: never = rehearsed;
      return never;
    }
  }
}
