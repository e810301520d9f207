/** Tells a visit's story against the pure process: commands and time go in, events and state come out. */
import type { Actor, PersonActor } from '../../../domain/policy/actor';
import {
  advance,
  foldClocks,
  type ClockState,
  type Command,
  type Outcome,
  type Rules,
  type RulesCatalog,
} from '../../../domain/process';
import type { Instant } from '../../../domain/time';
import {
  nextVisitStep,
  stageOf,
  visitKind,
  type Engaged,
  type LaterVisitCommand,
  type OpenVisit,
  type VisitBody,
  type VisitEvent,
  type VisitState,
} from '../../../domain/visit';
import { author, catalogOf, directory, iso, msk, skai, specialist, standing, verdictOf } from '../ticket/story';

export const coordinator: PersonActor = { ...specialist, personId: 'p-coo', shortId: 'co-01', role: 'coordinator' };
export const technician: PersonActor = { ...specialist, personId: 'p-tec', shortId: 'tc-01', role: 'technician' };
export const otherTechnician: PersonActor = { ...technician, personId: 'p-tec2', shortId: 'tc-02' };
export const visitPart: Actor = { kind: 'system', part: 'visit' };

/** A field of which the test says everything. */
export interface FieldSays {
  engaged: Engaged | null;
  stock: Record<string, number>;
  /** Short id of a technician who is one no more. */
  gone: string | null;
}

export class VisitStory {
  state: VisitState | null = null;
  readonly events: VisitEvent[] = [];
  readonly outcomes: Outcome[] = [];
  readonly says: FieldSays = { engaged: null, stock: {}, gone: null };
  private count = 0;

  constructor(
    readonly rules: Rules = skai,
    readonly catalog: RulesCatalog = catalogOf(rules),
  ) {}

  /** Requested at this instant, in Novosibirsk unless said otherwise. */
  open(at: string | Instant, fields: Partial<OpenVisit> & { subject?: string } = {}): this {
    const { subject = '54', ...rest } = fields;
    const region = this.rules.region(subject);
    if (region === undefined) throw new Error(`no region ${subject}`);
    const body: OpenVisit = {
      type: 'open-visit',
      visitId: 'v-1',
      number: 'SKAI-1001/1',
      ticketId: 't-1',
      desk: 'skai',
      clientId: 'c-1',
      pin: this.rules.pin,
      requestedBy: 'staff',
      cycle: 1,
      site: { subject, district: region.district, timeZone: region.timeZone },
      topic: 'remote-diagnostics',
      level: null,
      priority: 'normal',
      vehicles: 1,
      skills: [],
      readyAt: null,
      ...rest,
    };
    this.give(at, specialist, body);
    return this;
  }

  /** Gives a command and returns `done` or the code of its refusal. */
  give(at: string | Instant, actor: Actor, body: LaterVisitCommand | OpenVisit): string {
    const receivedAt = typeof at === 'string' ? msk(at) : at;
    const command: Command<VisitBody> = {
      id: `cmd-${(this.count += 1)}`,
      actor,
      channel: 'portal',
      receivedAt,
      storedAt: receivedAt,
      body,
    };
    this.advance([command], receivedAt);
    const last = this.outcomes.at(-1);
    if (last?.commandId !== command.id) throw new Error('the command has no outcome');
    return verdictOf(last);
  }

  /** Must be done, or the test fails. */
  does(at: string | Instant, actor: Actor, body: LaterVisitCommand): this {
    expect(`${body.type}: ${this.give(at, actor, body)}`).toBe(`${body.type}: done`);
    return this;
  }

  /** Lets time pass with nobody writing. */
  pass(until: string | Instant): this {
    this.advance([], typeof until === 'string' ? msk(until) : until);
    return this;
  }

  advance(commands: readonly Command<VisitBody>[], now: Instant): void {
    const { engaged, stock, gone } = this.says;
    const known = (shortId: string) => /^tc-0[12]$/.test(shortId) && shortId !== gone;
    const step = advance(visitKind, {
      directory,
      state: this.state,
      commands,
      now,
      catalog: this.catalog,
      standing,
      world: () => ({
        technician: (shortId) => (known(shortId) ? { shortId, skills: ['telematics'], home: '54' } : undefined),
        engagement: () => engaged,
        stock: (place, part) => stock[`${place}/${part}`] ?? 0,
      }),
    });
    this.state = step.state;
    this.events.push(...step.events);
    this.outcomes.push(...step.outcomes);
  }

  get visit(): VisitState {
    if (this.state === null) throw new Error('nothing was requested');
    return this.state;
  }

  get stage(): string {
    return stageOf(this.visit);
  }

  get owes(): string {
    const { owes, step, until } = nextVisitStep(this.visit);
    return `${owes} ${step} ${iso(until)}`;
  }

  /** Every clock that there was. */
  get clocks(): readonly ClockState[] {
    return foldClocks(visitKind, this.events);
  }

  /** The last clock of this code, as Moscow local times. */
  clock(code = 'visit') {
    const all = this.clocks.filter((clock) => clock.code === code);
    const found = all.at(-1);
    return {
      started: iso(found?.startedAt),
      due: iso(found?.aim.due),
      stopped: iso(found?.stoppedAt),
      count: all.length,
      found,
    };
  }

  /** What happened by itself: `visit due`, with the Moscow instant. */
  get told(): readonly string[] {
    return this.events.flatMap((event) =>
      event.type === 'threshold-told' ? [`${event.key.split('/')[1]} ${event.code} ${iso(event.at)}`] : [],
    );
  }
}

/** Ready, offered, agreed: tomorrow's slot of two hours in Moscow time. */
export function agreed(story: VisitStory, day: string, at: string = `${day} 08:00`): VisitStory {
  const from = msk(`${day} 12:00`);
  return story
    .does(at, coordinator, { type: 'offer-slot', technician: 'tc-01', from, to: from + 2 * 3_600_000 })
    .does(at, author, { type: 'answer-slot', answer: 'confirm' });
}

export const fullAct = {
  type: 'act',
  outcome: 'done',
  text: 'Заменили модуль',
  checklist: ['power-checked', 'mounting-checked', 'signal-checked'],
  attachments: ['photo-1'],
  readings: { before: '11.9 V', after: '12.6 V' },
  confirmedBy: 'Механик',
} as const satisfies LaterVisitCommand;

/** Requested with a vehicle that is ready. */
export function ready(): VisitStory {
  return new VisitStory().open('2026-03-02 12:00', { readyAt: msk('2026-03-02 12:00') });
}

/** Somebody is at work on the spot since noon of 5 March. */
export function working(): VisitStory {
  return agreed(ready(), '2026-03-05')
    .does('2026-03-05 11:00', technician, { type: 'depart' })
    .does('2026-03-05 12:10', technician, { type: 'start' });
}
