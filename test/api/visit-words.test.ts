import { presentTicket } from '../../api/tickets/present-ticket';
import { presentEvent } from '../../api/timeline/present-event';
import { ticketView } from '../../api/tickets/schemas';
import { timelineEntry } from '../../api/timeline/schemas';
import { presentVisitEvent } from '../../api/visits/present-visit-event';
import type { TicketEvent } from '../../domain/ticket';
import { nextVisitStep, progressOf, stageOf } from '../../domain/visit';
import { visitEngineDetails } from '../../texts/engine-details';
import { languages } from '../../texts/language';
import { stepText } from '../../texts/steps';
import { author, Story, msk, skai } from '../domain/ticket/story';
import { VisitStory } from '../domain/visit/story';
import { declared, longStory, steps } from './visit-story';

/** What entries are written with: for a reader in Moscow. */
const reading = {
  names: new Map<string, string>(),
  staff: new Map([['tc-01', 'Пётр Лаптев']]),
  rules: skai,
  timeZone: 'Europe/Moscow',
};

describe('what a visit tells', () => {
  const story = longStory();
  story.advance([], msk('2027-01-22 10:00'));

  it.each(languages)('%s: each event has a whole sentence', (language) => {
    const at = { ...reading, language, site: story.visit.site };
    for (const event of story.events) {
      const entry = declared(timelineEntry, presentVisitEvent(event, null, at));
      expect(entry).toMatchObject({ text: expect.stringMatching(/^[^{}]+$/) as unknown });
    }
  });

  it('the times of an offer are those of the site, and its data are instants', () => {
    const offered = story.events.find(({ type }) => type === 'slot-offered');
    if (offered === undefined) throw new Error('no offer');
    const at = { ...reading, language: 'ru' as const, site: story.visit.site };
    expect(presentVisitEvent(offered, null, at)).toMatchObject({
      text: 'Предложено время: 14.01.2027, 16:00 (UTC+07:00) – 14.01.2027, 18:00 (UTC+07:00), техник Пётр Лаптев',
      data: { from: '2027-01-14T09:00:00.000Z', to: '2027-01-14T11:00:00.000Z', travelMinutes: 60 },
    });
  });

  it.each(languages)('%s: the console has a view that fits', (language) => {
    for (const { state } of steps(story)) {
      const clocks = state.clocks.filter(({ stoppedAt }) => stoppedAt === null);
      const details = { state, stage: stageOf(state), regulation: skai.regulation, step: nextVisitStep(state), clocks };
      const text = visitEngineDetails(details, language);
      expect(text).toContain('**SKAI-1001/1**');
      expect(text).not.toMatch(/[{}]/);
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_250);
    }
  });

  it('the ticket shows its visits, and tells of their progress', () => {
    const ticket = new Story().file('2027-01-11 08:00').state;
    if (ticket === null) throw new Error('no ticket');
    const visit = new VisitStory().open('2027-01-11 09:00').visit;
    const progress = progressOf(visit);
    const request = {
      id: 'v-1',
      cycle: 1,
      number: 'SKAI-1001/1',
      at: visit.requestedAt,
      byRole: 'staff',
      subject: '54',
      vehicles: 1,
      overAt: null,
    };
    const visits = [
      { ...request, progress },
      { ...request, id: 'v-0', progress: null },
    ] as typeof ticket.visits;
    const view = presentTicket(
      {
        state: { ...ticket, visits },
        rules: skai,
        subject: 'Нет данных',
        fields: {},
        acceptedAt: null,
        updatedAt: 0,
        clientName: null,
        names: { people: new Map(), staff: new Map() },
        incident: null,
        related: [],
        answers: new Map(),
      },
      { actor: author, now: msk('2027-01-11 10:00'), language: 'ru', timeZone: 'Europe/Moscow' },
    );
    expect(declared(ticketView, view)['visits']).toMatchObject([
      { number: 'SKAI-1001/1', stage: { code: 'requested' }, due: null, link: '/api/v1/visits/v-1' },
      { id: 'v-0', stage: null, link: null },
    ]);
    const event: TicketEvent = {
      type: 'visit-progressed',
      visitId: 'v-1',
      progress: { ...progress, owes: 'technician', step: 'go', until: msk('2027-01-14 12:00') },
      revision: 7,
      at: 0,
      by: { part: 'visit' },
      commandId: 'c',
    };
    expect(presentEvent(event, null, { ...reading, language: 'ru', visits, acceptedAt: null })).toMatchObject({
      text: 'Выезд SKAI-1001/1: «Запрошен». Техник: быть на месте и начать работы 14.01.2027, 12:00 (UTC+03:00)',
      data: { progress: { until: '2027-01-14T09:00:00.000Z', due: null } },
    });
  });
});

it('nothing is left to do, on a visit as on a ticket', () => {
  expect(stepText('nobody', 'nothing', null, 'visit').en).toBe('There is nothing left to do: the visit is over');
});
