/** What holds of a ticket with visits and parts, in whatever order people and visits speak. */
import fc from 'fast-check';
import type { Actor } from '../../../domain/policy/actor';
import { fold } from '../../../domain/process';
import { firstProgress, isVisitOpen, nextStep, ticketKind, type LaterBody } from '../../../domain/ticket';
import { endedByVisit } from '../../../domain/ticket/effects/clocks';
import { author, manager, msk, specialist, Story } from './story';
import { size } from '../../support/size';

const visitPart: Actor = { kind: 'system', part: 'visit' };
const lines = [{ part: 'p', quantity: 1 }];
const site = { type: 'request-visit', subject: '54', address: 'a', contact: 'c', vehicles: 1 } as const;

type Word = (story: Story) => readonly [Actor, LaterBody];
const says =
  (actor: Actor, body: LaterBody): Word =>
  () => [actor, body];
const ends =
  (n: number, how: 'done' | 'cancelled', by: 'client' | 'desk' | null, confirmed: boolean): Word =>
  ({ ticket }) => {
    const visitId = ticket.visits[n % Math.max(1, ticket.visits.length)]?.id ?? 'none';
    const progress = {
      ...firstProgress,
      stage: how,
      cancelledBy: by,
      confirmed,
      owes: 'nobody',
      step: 'nothing',
    } as const;
    return [visitPart, { type: 'visit-progress', visitId, progress }];
  };
const receives =
  (n: number): Word =>
  ({ ticket }) => [
    specialist,
    { type: 'receive-parts', order: ticket.orders[n % Math.max(1, ticket.orders.length)]?.id ?? 'none' },
  ];

const word: fc.Arbitrary<Word> = fc.oneof(
  fc.constantFrom(
    says(author, { type: 'reply', text: 'x' }),
    says(specialist, { type: 'reply', text: 'x' }),
    says(author, { type: 'object', text: 'x' }),
    says(specialist, { type: 'solve', text: 'x', kind: 'answer' }),
    says(specialist, { type: 'mark-courtesy' }),
    says(author, { type: 'close' }),
    says(author, { type: 'reopen', text: 'x' }),
    says(specialist, { type: 'triage', outcome: 'consultation', text: 'x' }),
    says(specialist, { type: 'wait', reason: 'client-details' }),
    says(specialist, { type: 'resume' }),
    says(manager, { type: 'classify', priority: 'high' }),
    says(manager, { type: 'classify', priority: 'normal' }),
    says(specialist, { type: 'order-parts', supplier: 's', lines }),
  ),
  fc.constantFrom(says(author, site), says(specialist, site)),
  // So often that visits are reopened between, and end in a later cycle than their own.
  fc.constantFrom(says(author, { type: 'close' }), says(author, { type: 'reopen', text: 'x' })),
  fc
    .constantFrom('verification', 'remote-diagnostics')
    .map((topic) => says(specialist, { type: 'classify', topic, vehicles: 1 })),
  fc.nat(5).map(receives),
  fc
    .tuple(fc.nat(5), fc.constantFrom('done', 'cancelled'), fc.constantFrom('client', 'desk', null), fc.boolean())
    .map((args) => ends(...args)),
);

const words = fc.array(fc.tuple(word, fc.integer({ min: 1, max: 3_000 })), { maxLength: 30 });

it('SK-16 F1 the end of a visit of an earlier cycle is on the record and decides nothing in the present one', () => {
  fc.assert(
    fc.property(words, (said) => {
      let at = msk('2026-11-20 10:00');
      const story = new Story().file(at, { topic: 'remote-diagnostics', vehicles: 1 });
      for (const [next, minutes] of said) {
        at += minutes * 60_000;
        story.pass(at);
        const from = story.events.length;
        const [actor, body] = next(story);
        story.give(at, actor, body);
        const { cycle, visits } = story.ticket;
        const ofEarlier =
          body.type === 'visit-progress' &&
          visits.some(({ id, ...visit }) => id === body.visitId && visit.cycle < cycle);
        if (ofEarlier) expect(story.events.slice(from).map(({ type }) => type)).toEqual(['visit-progressed']);
      }
    }),
  );
});

it('SK-14 SK-16 SK-18 the limit runs, stands or has ended by what is open, and never by the order of the words', () => {
  fc.assert(
    fc.property(words, (said) => {
      let at = msk('2026-11-20 10:00');
      const story = new Story().file(at, { topic: 'remote-diagnostics', vehicles: 1 });
      for (const [next, minutes] of said) {
        at += minutes * 60_000;
        const [actor, body] = next(story);
        story.give(at, actor, body);
        const { ticket, rules } = story;
        const limits = ticket.clocks.filter(
          ({ cycle, from, until }) => cycle === ticket.cycle && from === 'opened' && until.includes('solution'),
        );
        const running = limits.filter(({ stoppedAt }) => stoppedAt === null);
        const ended = endedByVisit(ticket, rules).includes('resolution');
        const holds = ticket.visits.some((visit) => isVisitOpen(visit) && visit.at >= ticket.cycleStartedAt);
        if (ticket.stage === 'triage' || ticket.stage === 'resolution' || ticket.stage === 'visit')
          expect([running.length > 0, ticket.stage]).toEqual([!(holds && ended), ticket.stage]);
        else expect(running).toEqual([]);
        // One cause stands a clock once at a time, and pauses end.
        for (const { pauses } of ticket.clocks)
          for (const [i, pause] of pauses.entries()) {
            expect(pause.to === null || pause.to >= pause.from).toBe(true);
            const same = pauses.slice(0, i).filter(({ cause }) => cause === pause.cause && cause.startsWith('wait:'));
            for (const before of same) expect(before.to ?? Infinity).toBeLessThanOrEqual(pause.from);
          }
        expect(nextStep(ticket).owes).toBeTruthy();
        expect(fold(ticketKind, story.events)).toEqual(ticket);
      }
    }),
    { numRuns: size(300) },
  );
});
