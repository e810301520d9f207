/** A lease on access data, as a pure process: who may what, when it ends, and what its ticket hears (SM-4). */
import fc from 'fast-check';
import type { Actor, PersonActor } from '../../../domain/policy/actor';
import {
  keptUntil,
  leaseKind,
  leaseOwner,
  wordForTicket,
  type LaterLease,
  type LeaseEvent,
  type LeaseState,
  type OpenLease,
} from '../../../domain/access-lease';
import { abilities, advance, type Command } from '../../../domain/process';
import type { Instant } from '../../../domain/time';
import {
  author,
  builtIn,
  catalogOf,
  colleague,
  directory,
  manager,
  msk,
  other,
  rulesOf,
  specialist,
  standing,
  verdictOf,
} from '../ticket/story';
import { size } from '../../support/size';

const simai = rulesOf(builtIn('simai'));
const ticketPart: Actor = { kind: 'system', part: 'ticket' };
const lead: PersonActor = { ...author, personId: 'p-lead', shortId: 'cl-03', inCompany: 'lead' };
const administrator: PersonActor = { ...manager, personId: 'p-adm', shortId: 'ad-01', role: 'administrator' };

class LeaseStory {
  state: LeaseState | null = null;
  readonly events: LeaseEvent[] = [];
  assignee: string | null = 'sp-01';
  private count = 0;

  constructor(at = '2026-12-01 10:00') {
    const body: OpenLease = {
      ...{
        type: 'open-access',
        leaseId: 'l-1',
        number: 'access/1',
        ticketId: 't-1',
        tid: 'SIMAI-1001',
        desk: 'simai',
        clientId: 'c-1',
      },
      ...{ pin: simai.pin, what: 'ftp' },
    };
    this.give(at, specialist, body);
  }

  give(at: string | Instant, actor: Actor, body: LaterLease | OpenLease): string {
    const receivedAt = typeof at === 'string' ? msk(at) : at;
    const id = `cmd-${(this.count += 1)}`;
    return this.advance(receivedAt, [{ id, actor, channel: 'portal', receivedAt, storedAt: receivedAt, body }]);
  }

  pass(at: string): this {
    this.advance(msk(at), []);
    return this;
  }

  closed(at: string): this {
    this.give(at, ticketPart, { type: 'follow-ticket', ticket: 'closed', at: msk(at) });
    return this;
  }

  get until(): string | null {
    const until = this.state && keptUntil(this.state);
    return until === null ? null : new Date(until + 3 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  }

  private advance(now: Instant, commands: readonly Command<LaterLease | OpenLease>[]): string {
    const { state, events, outcomes } = advance(leaseKind, {
      ...{ state: this.state, commands, now, catalog: catalogOf(simai), directory, standing },
      world: () => ({ assignee: this.assignee }),
    });
    this.state = state;
    this.events.push(...events);
    const [outcome] = outcomes;
    return outcome === undefined ? 'nothing' : verdictOf(outcome);
  }
}

const given = (at?: string): LeaseStory => {
  const story = new LeaseStory(at);
  story.give('2026-12-01 11:00', author, { type: 'give-access' });
  return story;
};

describe('SM-4 who may what', () => {
  const people = { author, colleague, lead, specialist, other, manager, administrator };
  const bodies = {
    give: { type: 'give-access' },
    look: { type: 'look-at-access' },
    takeBack: { type: 'take-back-access' },
    end: { type: 'end-access' },
  } as const;
  const isDone = (who: keyof typeof people, act: keyof typeof bodies): string =>
    given().give('2026-12-01 12:00', people[who], bodies[act]);

  it.each([
    ['author', ['done', 'not-allowed', 'done', 'not-allowed']],
    ['colleague', ['not-allowed', 'not-allowed', 'not-allowed', 'not-allowed']],
    ['lead', ['not-allowed', 'not-allowed', 'done', 'not-allowed']],
    ['specialist', ['not-allowed', 'done', 'not-allowed', 'done']],
    ['other', ['not-allowed', 'not-responsible', 'not-allowed', 'done']],
    ['manager', ['not-allowed', 'not-responsible', 'not-allowed', 'done']],
    ['administrator', ['not-allowed', 'not-responsible', 'not-allowed', 'done']],
  ] as const)('SM-4 %s', (who, wanted) => {
    const acts = ['give', 'look', 'takeBack', 'end'] as const;
    expect(acts.map((act) => isDone(who, act))).toEqual(wanted);
  });

  it('SM-4 whoever is responsible now looks, and whoever was does not', () => {
    const story = given();
    story.assignee = 'sp-02';
    expect(story.give('2026-12-01 12:00', specialist, { type: 'look-at-access' })).toBe('not-responsible');
    expect(story.give('2026-12-01 12:01', other, { type: 'look-at-access' })).toBe('done');
    story.assignee = null;
    expect(story.give('2026-12-01 12:02', other, { type: 'look-at-access' })).toBe('not-responsible');
    expect([story.state?.looks, story.events.filter(({ type }) => type === 'access-looked')]).toMatchObject([
      1,
      [{ by: { person: 'p-spec2' } }],
    ]);
  });
});

describe('SM-4 how long', () => {
  it('SM-4 two calendar days after closing, over a weekend and not moved by it', () => {
    // Friday afternoon; Saturday and Sunday count.
    const story = given().closed('2026-12-04 15:00');
    expect(story.until).toBe('2026-12-07 00:00');
    expect(story.pass('2026-12-06 23:59').state?.stage).toBe('given');
    expect(story.pass('2026-12-07 00:00').state).toMatchObject({ stage: 'erased', endedAt: msk('2026-12-07 00:00') });
    expect(story.events.at(-1)?.type).toBe('clock-stopped');
  });

  it('SM-4 over the holidays of the New Year too, late as the telling may be', () => {
    const story = given().closed('2026-12-31 16:59');
    expect(story.until).toBe('2027-01-03 00:00');
    expect(story.pass('2027-01-11 09:00').state).toMatchObject({ stage: 'erased', endedAt: msk('2027-01-03 00:00') });
  });

  it('SM-4 reopened and closed again, the term goes on from the first closing', () => {
    const story = given().closed('2026-12-04 15:00').closed('2026-12-06 12:00');
    expect(story.until).toBe('2026-12-07 00:00');
    expect(story.give('2026-12-06 13:00', author, { type: 'give-access' })).toBe('ticket-closed');
    expect(story.give('2026-12-06 13:00', specialist, { type: 'look-at-access' })).toBe('done');
    expect(story.pass('2026-12-07 00:01').state?.stage).toBe('erased');
  });

  it('SM-4 a closing that is voided never was', () => {
    const story = given().closed('2026-12-04 15:00');
    const voided = { type: 'follow-ticket', ticket: 'not-closed', at: msk('2026-12-04 15:00') } as const;
    expect(story.give('2026-12-04 15:01', ticketPart, voided)).toBe('done');
    expect([story.until, story.pass('2026-12-20 12:00').state?.stage]).toEqual([null, 'given']);
    expect(story.closed('2026-12-21 12:00').until).toBe('2026-12-24 00:00');
  });

  it('SM-4 what was never given ends with the ticket, and what ended stays so', () => {
    const story = new LeaseStory().closed('2026-12-04 15:00');
    expect(story.state).toMatchObject({ stage: 'withdrawn', withdrawn: 'closing', clocks: [] });
    for (const body of [{ type: 'give-access' }, { type: 'take-back-access' }] as const)
      expect(story.give('2026-12-04 16:00', author, body)).toBe('access-over');
    expect(leaseKind.hasEnded(story.state as LeaseState)).toBe(true);
  });
});

it('SM-4 every open stage has an owner of the next step', () => {
  const owners: string[] = [];
  const story = new LeaseStory();
  const note = (): void => void owners.push(leaseOwner(story.state as LeaseState));
  note();
  story.give('2026-12-01 11:00', author, { type: 'give-access' });
  note();
  story.closed('2026-12-04 15:00');
  note();
  expect(owners).toEqual(['author', 'responsible', 'nobody']);
  expect(story.state?.clocks).toMatchObject([{ owes: 'nobody', aim: { due: msk('2026-12-07 00:00') } }]);
});

it('SM-4 the author is reminded at closing, the responsible told of what came, and the ticket of all of it', () => {
  const story = given().closed('2026-12-04 15:00').pass('2026-12-07 12:00');
  let before: LeaseState | null = null;
  const letters = story.events.flatMap((event) => {
    const after: LeaseState = before === null ? leaseKind.first(event) : leaseKind.evolve(before, event);
    const found = leaseKind.notices?.(event, after, simai, before) ?? [];
    before = after;
    return found.map(({ kind, audience, params }) => [kind, audience, params['until'] ?? null]);
  });
  expect(letters).toEqual([
    ['access-given', 'responsible', null],
    ['access-closing', 'author', msk('2026-12-07 00:00')],
  ]);
  expect(wordForTicket(story.state as LeaseState, story.events)).toEqual({
    ...{ type: 'access-progress', accessId: 'l-1', progress: 'erased' },
  });
});

it('SM-4 whatever is said, what is over has nothing that could be looked at, and `can` agrees', () => {
  const people = [author, colleague, lead, specialist, other, manager, administrator];
  const bodies: readonly LaterLease[] = [
    { type: 'give-access' },
    { type: 'look-at-access' },
    { type: 'take-back-access' },
    { type: 'end-access' },
    { type: 'follow-ticket', ticket: 'closed', at: 0 },
  ];
  const word = fc.record({ who: fc.constantFrom(...people), body: fc.constantFrom(...bodies), hours: fc.nat(40) });
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (words) => {
      const story = new LeaseStory();
      let at = msk('2026-12-01 10:00');
      for (const { who, body, hours } of words) {
        at += hours * 3_600_000;
        const state = story.state as LeaseState;
        const actor = body.type === 'follow-ticket' ? ticketPart : who;
        const verdict = story.give(at, actor, body.type === 'follow-ticket' ? { ...body, at } : body);
        const can = abilities(leaseKind, state, actor, simai, standing, at)[body.type];
        // A term that has run out meanwhile ends it before the word is judged.
        if (story.state?.endedAt === null || story.state?.endedAt === at)
          if (body.type !== 'follow-ticket')
            expect(verdict === 'done').toBe(can === 'yes' && verdict !== 'not-responsible');
        if (state.endedAt !== null) expect(verdict).not.toBe('done');
      }
    }),
    { numRuns: size(160) },
  );
});
