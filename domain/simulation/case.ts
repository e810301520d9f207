/**
 * One request and its visits, played in memory. What the store does around a commit is done here without one: the ticket opens
 * its visits, both tell each other what they go by, and what stands in the portal has arrived as it is written.
 */
import type { Actor, SystemActor } from '../policy/actor';
import type { RefusalCode } from '../policy/refusals';
import {
  advance,
  nextTick,
  type Command,
  type Directory,
  type Envelope,
  type Outcome,
  type Rules,
  type RulesCatalog,
} from '../process';
import type { Channel } from '../regulation';
import type { Instant } from '../time';
import { ticketKind, type CommandBody, type LaterBody, type Open, type TicketEvent, type TicketState } from '../ticket';
import {
  visitAsked,
  visitKind,
  wordForTicket,
  wordsForVisits,
  type Field,
  type LaterVisitCommand,
  type VisitBody,
  type VisitEvent,
  type VisitState,
} from '../visit';

/** What surrounds all requests of a desk. */
export interface Surroundings {
  readonly rules: Rules;
  readonly catalog: RulesCatalog;
  readonly directory: Directory;
  /** Whose time is free, and what lies where. */
  readonly field: (visit: VisitState) => Field;
  /** Told how each visit stands now. */
  readonly visitMoved?: (visit: VisitState) => void;
  /** When a word has arrived that one process has for another one, or that a letter has been delivered; at once, where nothing is said. */
  readonly arrives?: (type: PassedWord, written: Instant) => Instant;
}

export type PassedWord = 'delivery-report' | 'visit-progress' | LaterVisitCommand['type'];

/** `done`, or why not. */
export type Verdict = 'done' | RefusalCode;

/** Something that happens by itself. */
export interface NextTick {
  readonly at: Instant;
  /** Null: on the ticket. */
  readonly visit: string | null;
}

const sender: SystemActor = { kind: 'system', part: 'sender' };
const clock: SystemActor = { kind: 'system', part: 'clock' };
const visitPart: SystemActor = { kind: 'system', part: 'visit' };

const nobody: Field = { technician: () => undefined, engagement: () => 'technician-off', stock: () => 0 };

export class Case {
  /** Of the ticket. */
  readonly events: TicketEvent[] = [];
  readonly visitEvents = new Map<string, VisitEvent[]>();
  readonly #visits = new Map<string, VisitState>();
  #ticket: TicketState | null = null;
  #words = 0;

  /** @param id its number, unique among the requests of one desk */
  constructor(
    readonly id: string,
    private readonly around: Surroundings,
  ) {}

  /** @throws before it was filed */
  get ticket(): TicketState {
    if (this.#ticket === null) throw new Error(`${this.id} was not filed`);
    return this.#ticket;
  }

  get visits(): readonly VisitState[] {
    return [...this.#visits.values()];
  }

  /** @throws for a visit that it does not have */
  visit(id: string): VisitState {
    const found = this.#visits.get(id);
    if (found === undefined) throw new Error(`${this.id} has no visit ${id}`);
    return found;
  }

  file(at: Instant, actor: Actor, body: Open, channel: Channel): void {
    this.#turn([{ ...this.#envelope(at, actor), channel, body }], at);
  }

  /** What came due before it has happened by then. */
  say(at: Instant, actor: Actor, body: LaterBody): Verdict {
    this.#passBefore(at);
    return verdictOf(this.#turn([{ ...this.#envelope(at, actor), body }], at));
  }

  /** The same to one of its visits. */
  sayToVisit(at: Instant, id: string, actor: Actor, body: LaterVisitCommand): Verdict {
    this.#passBefore(at);
    return verdictOf(this.#turnVisit(id, [{ ...this.#envelope(at, actor), body }], at));
  }

  /** Nobody says anything until then. */
  passTo(at: Instant): void {
    for (let next = this.nextTick(); next !== null && next.at <= at; next = this.nextTick()) this.tick(next);
  }

  /** What happens by itself first; on the ticket, of two at one instant. Null: nothing that has a date. */
  nextTick(): NextTick | null {
    const own = this.#ticket && nextTick(this.#ticket);
    let next: NextTick | null = own === null ? null : { at: own.at, visit: null };
    for (const [id, visit] of this.#visits) {
      const tick = nextTick(visit);
      if (tick !== null && (next === null || tick.at < next.at)) next = { at: tick.at, visit: id };
    }
    return next;
  }

  tick({ at, visit }: NextTick): void {
    if (visit === null) this.#turn([], at);
    else this.#turnVisit(visit, [], at);
  }

  #passBefore(at: Instant): void {
    for (let next = this.nextTick(); next !== null && next.at < at; next = this.nextTick()) this.tick(next);
  }

  #arrives(type: PassedWord, written: Instant): Instant {
    return this.around.arrives?.(type, written) ?? written;
  }

  #envelope(at: Instant, actor: Actor): Envelope {
    this.#words += 1;
    return { id: `${this.id}/${this.#words}`, actor, channel: 'portal', receivedAt: at, storedAt: at };
  }

  #turn(commands: readonly Command<CommandBody>[], now: Instant): readonly Outcome[] {
    const { catalog, directory } = this.around;
    const step = advance(ticketKind, {
      state: this.#ticket,
      commands,
      now,
      catalog,
      directory,
      standing: this.#ticket ?? standingOf(commands),
      world: () => null,
      onFault,
    });
    if (step.state === null) throw new Error('the first command of a ticket opens it');
    this.#ticket = step.state;
    this.events.push(...step.events);
    this.#openVisits(step.state, step.events, commands, now);
    for (const { word, visits } of wordsForVisits(step.state, step.events))
      for (const id of visits) {
        const at = this.#arrives(word.type, now);
        this.#turnVisit(id, [{ ...this.#envelope(at, clock), body: word }], at);
      }
    this.#deliver(step.state, step.events, now);
    return step.outcomes;
  }

  #openVisits(
    ticket: TicketState,
    events: readonly TicketEvent[],
    commands: readonly Command<CommandBody>[],
    now: Instant,
  ): void {
    for (const event of events) {
      if (event.type !== 'visit-requested') continue;
      const command = commands.find(({ id }) => id === event.commandId);
      const region = this.around.rules.region(event.subject);
      if (command === undefined || region === undefined) throw new Error('a visit was requested by no command');
      this.#turnVisit(event.visitId, [{ ...command, body: visitAsked(ticket, event, region) }], now);
    }
  }

  #turnVisit(id: string, commands: readonly Command<VisitBody>[], now: Instant): readonly Outcome[] {
    const { catalog, directory, field, visitMoved } = this.around;
    const before = this.#visits.get(id) ?? null;
    const world = before === null ? nobody : field(before);
    const step = advance(visitKind, {
      state: before,
      commands,
      now,
      catalog,
      directory,
      standing: this.ticket,
      world: () => world,
      onFault,
    });
    const { state, events, outcomes } = step;
    if (state === null) throw new Error('the first command of a visit opens it');
    this.#visits.set(id, state);
    this.visitEvents.set(id, [...(this.visitEvents.get(id) ?? []), ...events]);
    visitMoved?.(state);
    const word = wordForTicket({ before, state, events, commands, outcomes });
    if (word !== null) {
      const at = this.#arrives(word.type, now);
      this.#turn([{ ...this.#envelope(at, visitPart), body: word }], at);
    }
    return outcomes;
  }

  /** The author's letters that a clock counts from; nobody waits for the delivery of what was told with the end. */
  #deliver(after: TicketState, events: readonly TicketEvent[], now: Instant): void {
    const { rules } = this.around;
    if (ticketKind.hasEnded(after)) return;
    for (const event of events) {
      if (event.type !== 'solved' && event.type !== 'silence-warned') continue;
      for (const { kind, audience, awaited, params } of ticketKind.notices?.(event, after, rules, null) ?? []) {
        if (!awaited || audience !== 'author') continue;
        const deliveredAt = this.#arrives('delivery-report', now);
        const subject = typeof params['solutionId'] === 'string' ? params['solutionId'] : null;
        const report = { type: 'delivery-report', noticeId: `${event.commandId}/letter`, kind, subject } as const;
        const body = { ...report, state: 'delivered', deliveredAt } as const;
        this.#turn([{ ...this.#envelope(deliveredAt, sender), body }], deliveredAt);
      }
    }
  }
}

function standingOf(commands: readonly Command<CommandBody>[]): Parameters<typeof advance>[1]['standing'] {
  const opening = commands.find(({ body }) => body.type === 'open')?.body;
  if (opening?.type !== 'open') throw new Error('the first command of a ticket opens it');
  const { clientId, authorId, authorKind } = opening;
  return { clientId, authorId, authorKind, sharedWith: [] };
}

function verdictOf(outcomes: readonly Outcome[]): Verdict {
  const result = outcomes[0]?.result;
  if (result?.kind === 'refused') return result.code;
  if (result?.kind === 'done') return 'done';
  throw new Error('the command has no outcome');
}

/** In a simulation a decision that throws is a fault of the product, to be seen. */
function onFault(ref: string, error: unknown): never {
  throw new Error(`${ref} could not be decided`, { cause: error });
}
