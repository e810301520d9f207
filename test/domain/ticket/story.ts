/** Tells a ticket's story against the pure process: commands and time go in, events and state come out. */
import { compileCalendar, type Calendar, type Instant } from '../../../domain/time';
import type { Actor, DeskMember, PersonActor } from '../../../domain/policy/actor';
import type { Standing } from '../../../domain/policy/may';
import {
  advance,
  foldClocks,
  type ClockState,
  type Command as AnyCommand,
  type Directory,
  type Outcome,
  type Rules,
  type RulesCatalog,
  type TakeUpAgain,
} from '../../../domain/process';
import {
  nextStep,
  ticketKind,
  type CommandBody,
  type LaterBody,
  type Open,
  type TicketEvent,
  type TicketState,
} from '../../../domain/ticket';
import { loadBuiltIn, mergeContract, type JsonObject, type LoadedRegulation } from '../../../regulations';
import { shippedLayers } from '../../../regulations/load-calendars';
import { shippedRegions } from '../../../regulations/load-regions';

export type Command = AnyCommand<CommandBody | TakeUpAgain>;

const layers = shippedLayers();
const builtIns = new Map<string, LoadedRegulation>();

/** A built-in regulation by its desk, read once. */
export function builtIn(desk: Parameters<typeof loadBuiltIn>[0]): LoadedRegulation {
  const loaded = builtIns.get(desk) ?? loadBuiltIn(desk, layers);
  builtIns.set(desk, loaded);
  return loaded;
}

export function contracted(base: LoadedRegulation, patch: JsonObject): LoadedRegulation {
  const merged = mergeContract(base.document, { number: '7/2026', patch }, layers);
  if (!merged.ok) throw new Error(JSON.stringify(merged.faults));
  return merged.value;
}

export function rulesOf(loaded: LoadedRegulation): Rules {
  const calendars = new Map<string, Calendar>();
  for (const [code, spec] of Object.entries(loaded.regulation.calendars)) {
    const compiled = compileCalendar(spec, layers);
    if (!compiled.ok) throw new Error(compiled.error.message);
    calendars.set(code, compiled.value);
  }
  return {
    pin: { digest: loaded.digest, calendars: 'shipped' },
    regulation: loaded.regulation,
    calendar: (code) => {
      const calendar = calendars.get(code);
      if (calendar === undefined) throw new Error(`no calendar ${code}`);
      return calendar;
    },
    layers,
    region: (code) => shippedRegions().get(code),
  };
}

export function catalogOf(newest: Rules, ...others: readonly Rules[]): RulesCatalog {
  const all = [newest, ...others];
  return {
    newest,
    layers: newest.layers,
    underCurrentCalendars: (pin) => all.find((rules) => rules.pin.digest === pin.digest) ?? null,
    of: (pin) => {
      const found = all.find((rules) => rules.pin.digest === pin.digest);
      if (found === undefined) throw new Error('rules of no known digest');
      return found;
    },
    version: (name) => all.find(({ regulation }) => regulation.version === name),
  };
}

/** What stands beside a ticket's state. */
const people: readonly DeskMember[] = [
  { personId: 'p-spec', shortId: 'sp-01', held: [{ role: 'specialist', clientId: null }] },
  { personId: 'p-spec2', shortId: 'sp-02', held: [{ role: 'specialist', clientId: null }] },
  { personId: 'p-man', shortId: 'mg-01', held: [{ role: 'manager', clientId: null }] },
  { personId: 'p-tech', shortId: 'te-01', held: [{ role: 'technician', clientId: null }] },
  { personId: 'p-own-pm', shortId: 'pm-01', held: [{ role: 'personal-manager', clientId: 'c-1' }] },
  { personId: 'p-pm', shortId: 'pm-02', held: [{ role: 'personal-manager', clientId: 'c-2' }] },
  { personId: 'p-left', shortId: 'sp-03', held: [] },
  {
    personId: 'p-both',
    shortId: 'sp-04',
    held: [
      { role: 'specialist', clientId: null },
      { role: 'client', clientId: 'c-1' },
    ],
  },
  {
    personId: 'p-many',
    shortId: 'te-02',
    held: [
      { role: 'technician', clientId: null },
      { role: 'coordinator', clientId: null },
    ],
  },
];
export const directory: Directory = {
  member: (shortId) => people.find((each) => each.shortId === shortId),
  members: () => people,
};
export const standing: Standing = { clientId: 'c-1', authorId: 'p-author', authorKind: 'person', sharedWith: [] };
export const world = (): null => null;

/** What became of a command: `done`, the code of its refusal, or `fault`. */
export function verdictOf({ result }: Outcome): string {
  return result.kind === 'refused' ? result.code : result.kind;
}

export const skai = rulesOf(builtIn('skai'));

export const author: PersonActor = {
  kind: 'person',
  personId: 'p-author',
  shortId: 'cl-01',
  role: 'client',
  clientId: 'c-1',
};
export const colleague: PersonActor = { ...author, personId: 'p-colleague', shortId: 'cl-02' };
export const specialist: PersonActor = {
  kind: 'person',
  personId: 'p-spec',
  shortId: 'sp-01',
  role: 'specialist',
  clientId: null,
};
export const other: PersonActor = { ...specialist, personId: 'p-spec2', shortId: 'sp-02' };
export const manager: PersonActor = { ...specialist, personId: 'p-man', shortId: 'mg-01', role: 'manager' };
export const sender: Actor = { kind: 'system', part: 'sender' };
export const console_: Actor = { kind: 'system', part: 'engine-ui' };

/** An instant from Moscow local time, `2026-11-20 17:59`. */
export function msk(text: string): Instant {
  return Date.parse(`${text.replace(' ', 'T')}+03:00`);
}

export function iso(at: Instant | null | undefined): string | null {
  return at == null ? null : new Date(at + 3 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

export class Story {
  state: TicketState | null = null;
  readonly events: TicketEvent[] = [];
  readonly outcomes: Outcome[] = [];
  private count = 0;

  constructor(
    readonly rules: Rules = skai,
    readonly catalog: RulesCatalog = catalogOf(rules),
    private readonly people: Directory = directory,
  ) {}

  file(
    at: string | Instant,
    fields: Partial<Open> = {},
    actor: Actor = author,
    channel: Command['channel'] = 'portal',
  ): this {
    const body: Open = {
      type: 'open',
      ticketId: 't-1',
      tid: 'SKAI-1001',
      desk: 'skai',
      clientId: 'c-1',
      authorId: 'p-author',
      authorKind: 'person',
      registeredBy: null,
      subject: 's',
      text: 't',
      requestType: null,
      topic: 'consulting',
      category: null,
      priority: null,
      level: null,
      levelReason: null,
      vehicles: null,
      reportedByPhone: false,
      splitFrom: null,
      pin: this.rules.pin,
      attachments: [],
      ...fields,
    };
    this.give(at, actor, body, { channel });
    return this;
  }

  /** Gives a command and returns `done` or the code of its refusal. */
  give(
    at: string | Instant,
    actor: Actor,
    body: Command['body'],
    extra: Partial<Pick<Command, 'channel' | 'ifMatch' | 'storedAt'>> = {},
  ): string {
    const receivedAt = typeof at === 'string' ? msk(at) : at;
    const command: Command = {
      id: `cmd-${(this.count += 1)}`,
      actor,
      channel: 'portal',
      receivedAt,
      storedAt: receivedAt,
      body,
      ...extra,
    };
    this.advance([command], command.storedAt);
    const last = this.outcomes.at(-1);
    if (last?.commandId !== command.id) throw new Error('the command has no outcome');
    return verdictOf(last);
  }

  /** Must be done, or the test fails. */
  does(
    at: string | Instant,
    actor: Actor,
    body: LaterBody | TakeUpAgain,
    extra: Partial<Pick<Command, 'channel' | 'storedAt'>> = {},
  ): this {
    expect(`${body.type}: ${this.give(at, actor, body, extra)}`).toBe(`${body.type}: done`);
    return this;
  }

  /** Lets time pass with nobody writing. */
  pass(until: string | Instant): this {
    this.advance([], typeof until === 'string' ? msk(until) : until);
    return this;
  }

  /** The letters with the solution or its warning arrive. */
  delivered(at: string | Instant, kind: 'solution' | 'silence-warning' = 'solution'): this {
    const deliveredAt = typeof at === 'string' ? msk(at) : at;
    const subject = this.ticket.solution?.id ?? null;
    return this.does(deliveredAt, sender, {
      type: 'delivery-report',
      noticeId: 'n',
      kind,
      subject,
      state: 'delivered',
      deliveredAt,
    });
  }

  /** A letter came back. @param subject the solution that it was about; null: it was about something else */
  bounced(at: string, kind = 'solution', subject = this.ticket.solution?.id ?? null): this {
    const content = { noticeId: `bounced-${kind}`, kind, subject, deliveredAt: msk(at) } as const;
    return this.does(at, sender, { type: 'delivery-report', state: 'failed', ...content });
  }

  advance(commands: readonly Command[], now: Instant): void {
    const { state, catalog, people: directory } = this;
    const step = advance(ticketKind, { state, commands, now, catalog, directory, standing: state ?? standing, world });
    this.state = step.state;
    this.events.push(...step.events);
    this.outcomes.push(...step.outcomes);
  }

  get ticket(): TicketState {
    if (this.state === null) throw new Error('nothing was filed');
    return this.state;
  }

  /** Every clock of every cycle. */
  get clocks(): readonly ClockState[] {
    return foldClocks(ticketKind, this.events);
  }

  /** The last clock of this code, as Moscow local times. */
  clock(code: string) {
    const found = this.clocks.filter((clock) => clock.code === code).at(-1);
    return {
      exists: found !== undefined,
      due: iso(found?.aim.due),
      stopped: iso(found?.stoppedAt),
      started: iso(found?.startedAt),
      found,
    };
  }

  /** What happened by itself: `triage early`, with the Moscow instant. */
  get told(): readonly string[] {
    return this.events.flatMap((event) =>
      event.type === 'threshold-told' ? [`${event.key.split('/')[1]} ${event.code} ${iso(event.at)}`] : [],
    );
  }

  get types(): readonly string[] {
    return this.events.map(({ type }) => type).filter((type) => !type.startsWith('clock-'));
  }

  get owes(): string {
    const step = nextStep(this.ticket);
    return `${step.owes} ${step.step} ${iso(step.until)}`;
  }
}
