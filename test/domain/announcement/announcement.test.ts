/** A notice to many: told ahead of time, agreed with services, changed and cancelled; who owes what until it is over. */
import fc from 'fast-check';
import {
  aheadOfPlan,
  announcementKind,
  nextStepOf,
  type AnnouncementState,
  type LaterAnnouncement,
  type Plan,
} from '../../../domain/announcement';
import { broadcast, type Actor, type PersonActor } from '../../../domain/policy/actor';
import { abilities, advance, type Command } from '../../../domain/process';
import type { Instant } from '../../../domain/time';
import { author, builtIn, catalogOf, directory, manager, msk, rulesOf, specialist, verdictOf } from '../ticket/story';

const eaeu = rulesOf(builtIn('eaeu'));
const skai = rulesOf(builtIn('skai'));
const services = Object.keys(eaeu.regulation.services).slice(0, 2);
const standing = { clientId: null, authorId: '', authorKind: 'person', sharedWith: [] } as const;
// Thursday.
const start = msk('2026-12-03 12:00');
const hour = 3_600_000;
const day = 24 * hour;
const words = { title: 'Перерыв', text: 'Портал недоступен', titleEn: null, textEn: null };

class Story {
  state: AnnouncementState | null = null;
  private count = 0;

  constructor(
    readonly plan: Plan,
    readonly rules = skai,
  ) {
    this.give(start, manager, {
      type: 'draft-announcement',
      ...{ announcementId: 'a', number: 'announcement/1', desk: 'skai', pin: rules.pin, digest: 'd', plan },
      ...{ person: manager.personId, owner: manager.shortId },
    } as never);
  }

  give(at: Instant, actor: Actor, body: LaterAnnouncement): string {
    const command: Command<LaterAnnouncement> = {
      ...{ id: `c-${(this.count += 1)}`, actor, channel: 'portal', receivedAt: at, storedAt: at, body },
    };
    return this.advance(at, [command]);
  }

  pass(now: Instant): this {
    this.advance(now, []);
    return this;
  }

  get now(): AnnouncementState {
    if (this.state === null) throw new Error('not begun');
    return this.state;
  }

  private advance(now: Instant, commands: readonly Command<LaterAnnouncement>[]): string {
    const { state, outcomes } = advance(announcementKind, {
      ...{ state: this.state, commands, now, catalog: catalogOf(this.rules), directory, standing },
      world: () => null,
    });
    this.state = state;
    const [outcome] = outcomes;
    return outcome === undefined ? 'nothing' : verdictOf(outcome);
  }
}

const plan = (more: Partial<Plan> = {}): Plan => ({
  ...{ about: 'break', from: msk('2026-12-14 10:00'), to: msk('2026-12-14 14:00'), reach: [{ who: 'clients' }] },
  ...{ services: [] },
  ...more,
});
const announce = { type: 'announce' } as const;

it.each([
  // Two working days lie between: over a weekend, and over the new year.
  ['break', '2026-12-14 10:00', '2026-12-09 18:00', '2026-12-09 09:30'],
  ['break', '2026-12-08 10:00', '2026-12-03 18:00', '2026-12-03 09:30'],
  ['hours', '2026-12-14 10:00', '2026-12-08 18:00', '2026-12-08 09:30'],
  ['holiday', '2027-01-12 09:30', '2026-12-24 18:00', '2026-12-24 09:30'],
] as const)('HT-17 a %s at %s is told by %s, and leaves at %s', (about, from, latest, leaves) => {
  expect(aheadOfPlan(skai, plan({ about, from: msk(from) }))).toEqual({ latest: msk(latest), leaves: msk(leaves) });
});

it('HT-17 it leaves by itself ahead of time, is over at its end, and nobody is told twice of one version', () => {
  const story = new Story(plan());
  expect(story.give(start, manager, announce)).toBe('done');
  expect(nextStepOf(story.now, start)).toEqual({
    ...{ act: 'leave', owner: { kind: 'machine' }, due: msk('2026-12-09 09:30') },
  });
  expect(story.pass(msk('2026-12-09 09:29')).now).toMatchObject({ stage: 'scheduled', sending: null });
  expect(story.pass(msk('2026-12-09 09:31')).now).toMatchObject({ stage: 'sent', sending: { round: 'telling' } });
  expect(story.give(msk('2026-12-09 09:32'), broadcast, { type: 'catch-up' })).toBe('done');
  expect(announcementKind.hasEnded(story.pass(msk('2026-12-14 13:59')).now)).toBe(false);
  expect(story.pass(msk('2026-12-14 14:00')).now.stage).toBe('over');
  expect(announcementKind.hasEnded(story.now)).toBe(true);
});

it('HT-17 what comes too late to be ahead of time is refused, unless it is an emergency, which leaves at once', () => {
  const late = plan({ from: msk('2026-12-07 10:00'), to: msk('2026-12-07 12:00') });
  expect(new Story(late).give(start, manager, announce)).toBe('announced-too-late');
  const urgent = new Story({ ...late, about: 'emergency', to: null });
  expect(urgent.give(start, manager, announce)).toBe('done');
  expect(urgent.now.stage).toBe('sent');
  expect(nextStepOf(urgent.now, start)).toMatchObject({ act: 'end', owner: { shortId: manager.shortId }, due: null });
  expect(urgent.give(start + hour, manager, { type: 'end' })).toBe('done');
  // One that waits is not moved to where it would be too late; one that was told has its end moved whenever.
  const story = new Story(plan());
  story.give(start, manager, announce);
  const soon = { type: 'change', plan: late, words } as const;
  expect(story.give(start + hour, manager, soon)).toBe('announced-too-late');
  story.pass(msk('2026-12-14 11:00'));
  const longer = { type: 'change', plan: { ...plan(), to: msk('2026-12-14 16:00') }, words } as const;
  expect(story.give(msk('2026-12-14 11:00'), manager, longer)).toBe('done');
  expect(story.now).toMatchObject({ stage: 'sent', version: 2, sending: { round: 'telling' } });
  expect(story.pass(msk('2026-12-14 15:00')).now.stage).toBe('sent');
  expect(story.pass(msk('2026-12-14 16:00')).now.stage).toBe('over');
});

it('EA-5 maintenance is agreed with every service it names, by somebody else than its author, before it is told', () => {
  const [first = '', second = ''] = services;
  const of = (service: string): PersonActor => ({ ...specialist, services: [service] });
  const yes = (service: string) => ({ type: 'answer', service, answer: 'yes', reason: null }) as const;
  const maintenance = plan({ about: 'maintenance', from: start + 30 * day, to: start + 31 * day });
  expect(new Story(maintenance, eaeu).give(start, manager, announce)).toBe('services-needed');
  const story = new Story({ ...maintenance, services }, eaeu);
  expect(story.give(start, manager, announce)).toBe('done');
  const step = nextStepOf(story.now, start);
  expect(step).toMatchObject({ act: 'agree', owner: { kind: 'services', services } });
  expect(step?.due).toBeGreaterThan(start);
  expect(nextStepOf(story.now, start + 10 * day)?.owner).toEqual({ kind: 'person', shortId: null });
  expect(story.give(start, manager, yes(first))).toBe('own-announcement');
  expect(story.give(start, of(second), yes(first))).toBe('not-of-service');
  expect(story.give(start, of(first), yes(first))).toBe('done');
  expect(story.now.stage).toBe('agreeing');
  // Moved, it is another thing to agree to.
  const moved = { type: 'change', plan: { ...story.plan, to: start + 32 * day }, words } as const;
  expect(story.give(start, manager, moved)).toBe('done');
  expect(story.now.agreements.map(({ answer }) => answer)).toEqual([null, null]);
  expect(story.give(start, of(first), { ...yes(first), answer: 'no', reason: 'Отчёты' })).toBe('done');
  expect(story.now).toMatchObject({ stage: 'draft', sending: null });
  // Asked again with nothing changed, they are told again: whom one version was told to is not told of it twice.
  const { version } = story.now;
  expect(story.give(start, manager, announce)).toBe('done');
  expect(story.now.version).toBeGreaterThan(version);
  for (const service of services) expect(story.give(start, of(service), yes(service))).toBe('done');
  expect(story.now.stage).toBe('scheduled');
  expect(story.give(start, manager, { ...moved, plan: { ...story.plan, from: start + 29 * day } })).toBe(
    'agreed-time-stands',
  );
});

it('EA-5 a cancelling is told to those who were told, and to nobody where none was', () => {
  const cancel = { type: 'cancel', reason: 'Не нужно' } as const;
  const quiet = new Story(plan());
  quiet.give(start, manager, announce);
  quiet.give(start, manager, cancel);
  expect([quiet.now.sending, announcementKind.hasEnded(quiet.now)]).toEqual([null, true]);
  const told = new Story(plan());
  told.give(start, manager, announce);
  told.give(start, manager, { type: 'send' });
  told.give(start, broadcast, { type: 'catch-up' });
  told.give(start + hour, manager, cancel);
  expect([told.now.stage, told.now.version, told.now.sending?.round]).toEqual(['cancelled', 2, 'telling']);
  expect(told.give(start + hour, manager, announce)).toBe('announcement-over');
  for (const other of [author, specialist])
    expect(abilities(announcementKind, new Story(plan()).now, other, skai, standing, start)['announce']).toBe(
      'not-allowed',
    );
});

it('EA-5 HT-17 until it is over somebody or a machine with a date owes the next step, whatever is said in whatever order', () => {
  const bodies = fc.constantFrom<LaterAnnouncement>(
    announce,
    { type: 'send' },
    { type: 'end' },
    { type: 'catch-up' },
    { type: 'cancel', reason: 'x' },
    { type: 'change', plan: plan({ from: start + 20 * day, to: start + 21 * day }), words },
    {
      type: 'change',
      plan: plan({ about: 'maintenance', services, from: start + 20 * day, to: start + 21 * day }),
      words,
    },
    ...services.flatMap((service) => [
      { type: 'answer', service, answer: 'yes', reason: null } as const,
      { type: 'answer', service, answer: 'no', reason: 'x' } as const,
    ]),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(bodies, fc.integer({ min: 0, max: 72 })), { maxLength: 20 }), (said) => {
      const story = new Story(plan({ to: start + 40 * day }), eaeu);
      let at = start;
      let version = 1;
      for (const [body, hours] of said) {
        at += hours * hour;
        const by = body.type === 'catch-up' ? broadcast : body.type === 'answer' ? specialist : manager;
        story.give(at, by, body);
        const { now: state } = story;
        expect(state.version).toBeGreaterThanOrEqual(version);
        version = state.version;
        const step = nextStepOf(state, at);
        expect(step === null).toBe(state.stage === 'over' || state.stage === 'cancelled');
        if (step?.owner.kind === 'machine') expect(step.due).not.toBeNull();
        if (step?.owner.kind === 'services')
          expect([step.owner.services.length > 0, step.due !== null]).toEqual([true, true]);
        // Nobody is told of what was not announced.
        if (state.stage === 'draft' || state.stage === 'scheduled') expect(state.sending?.round).not.toBe('telling');
      }
    }),
  );
});
