import { manager, Story, specialist, author, contracted, builtIn, rulesOf, catalogOf, iso } from './story';

describe('limits of SKAI', () => {
  // Filed on Wednesday 30 December 2026 at 17:00 in Moscow: 31 December to 10 January are off.
  it.each([
    ['server-failure', null, '2027-01-11 18:00'],
    ['stolen-vehicle', null, '2027-01-11 18:00'],
    ['accounts-and-access', null, '2027-01-12 18:00'],
    ['data-update', null, '2027-01-12 18:00'],
    ['system-reports', null, '2027-01-12 18:00'],
    ['scheduled-reports', null, '2027-01-12 18:00'],
    ['consulting', null, '2027-01-15 18:00'],
    ['remote-diagnostics', 3, '2027-01-15 18:00'],
    ['remote-diagnostics', 5, '2027-01-15 18:00'],
    ['remote-diagnostics', 6, null],
    ['verification', null, '2027-01-15 18:00'],
    ['no-such-topic', null, null],
  ])('SK-14 X-3 %s with %s vehicles, filed before the New Year holidays, is due %s', (topic, vehicles, due) => {
    const story = new Story().file('2026-12-30 17:00', { topic, vehicles });
    expect(story.clock('resolution').due).toBe(due);
    expect(story.clock('triage').due).toBe('2027-01-11 18:00');
    expect(story.clock('agree-limit').due).toBe(due === null ? '2027-01-11 18:00' : null);
  });

  it.each([
    ['Friday 17:59', '2026-11-20 17:59', '2026-11-23 18:00'],
    ['Saturday 03:00', '2026-11-21 03:00', '2026-11-23 18:00'],
    ['before a moved working Saturday', '2027-02-19 10:00', '2027-02-20 18:00'],
  ])('SK-2 SK-13 stage 1 of a ticket filed on %s ends at the closing of the next working day', (_name, at, due) => {
    expect(new Story().file(at).clock('triage').due).toBe(due);
  });

  it('SK-14 stage 2 includes stage 1: triage does not restart the limit', () => {
    const story = new Story().file('2026-11-23 10:00');
    story.does('2026-11-23 17:00', specialist, { type: 'triage', outcome: 'consultation', text: 'x' });
    expect(story.clock('triage').stopped).toBe('2026-11-23 17:00');
    expect(story.clock('resolution')).toMatchObject({ due: '2026-11-30 18:00', stopped: null });
  });

  it('SK-14 a new topic brings its limit to the same start, and back again', () => {
    const story = new Story().file('2026-11-23 10:00');
    story.does('2026-11-24 10:00', specialist, { type: 'classify', topic: 'data-update' });
    expect(story.clock('resolution').due).toBe('2026-11-25 18:00');
    story.does('2026-11-24 11:00', specialist, { type: 'classify', topic: 'consulting' });
    expect(story.clock('resolution').due).toBe('2026-11-30 18:00');
    expect(story.give('2026-11-24 11:01', specialist, { type: 'classify', topic: 'consulting' })).toBe(
      'nothing-to-change',
    );
  });

  it('SK-14 more than five vehicles: the limit is owed, then agreed, and counts from the opening', () => {
    const story = new Story().file('2026-11-23 10:00', { topic: 'remote-diagnostics', vehicles: 9 });
    expect(story.owes).toBe('manager assign 2026-11-24 18:00');
    const expectedAt = Date.parse('2026-11-25T09:00:00Z');
    story.does('2026-11-23 12:00', specialist, { type: 'triage', outcome: 'estimate', text: 'x', expectedAt });
    expect(story.owes).toBe('responsible agree-limit 2026-11-24 18:00');
    story.does('2026-11-23 12:05', specialist, { type: 'propose-extension', days: 8, reason: 'r' });
    story.does('2026-11-23 12:10', author, { type: 'answer-extension', answer: 'accept' });
    expect(story.clock('resolution').due).toBe('2026-12-03 18:00');
    expect(story.clock('agree-limit').stopped).toBe('2026-11-23 12:10');
  });

  it('SK-14 an agreed date is the limit where none was given', () => {
    const story = new Story().file('2026-11-23 10:00', { topic: 'other' });
    story.does('2026-11-23 12:05', specialist, { type: 'propose-extension', until: '2026-12-04', reason: 'r' });
    story.does('2026-11-23 12:10', author, { type: 'answer-extension', answer: 'accept' });
    expect(story.clock('resolution').due).toBe('2026-12-04 18:00');
  });

  it('SK-1 priority is the manager’s to set', () => {
    const story = new Story().file('2026-11-23 10:00');
    expect(story.give('2026-11-23 10:01', specialist, { type: 'classify', priority: 'high' })).toBe('not-allowed');
    story.does('2026-11-23 10:02', manager, { type: 'classify', priority: 'high' });
    expect(story.ticket.priority).toBe('high');
  });

  it('X-2 a contract’s limit and the pause it grants govern the ticket', () => {
    const loaded = contracted(builtIn('skai'), {
      topics: { consulting: { limit: '1 working-day' } },
      waits: { 'client-details': { pauses: ['resolution'] } },
    });
    const story = new Story(rulesOf(loaded)).file('2026-11-23 10:00');
    expect(story.clock('resolution').due).toBe('2026-11-24 18:00');
    story.does('2026-11-24 09:30', specialist, { type: 'wait', reason: 'client-details' });
    expect(story.clock('resolution').due).toBeNull();
    story.does('2026-11-24 11:30', author, { type: 'reply', text: 'x' });
    expect(story.clock('resolution').due).toBe('2026-11-25 11:30');
    expect(story.clock('resolution').found?.pauses).toMatchObject([{ cause: 'wait:client-details', owner: 'client' }]);
  });

  it('SK-14 waiting for the client stops no clock of SKAI, and is ended by the client’s word', () => {
    const story = new Story().file('2026-11-23 10:00');
    story.does('2026-11-24 09:30', specialist, { type: 'wait', reason: 'client-details' });
    expect(story.clock('resolution').due).toBe('2026-11-30 18:00');
    expect(story.ticket.wait?.owner).toBe('client');
    story.does('2026-11-24 11:30', author, { type: 'reply', text: 'x' });
    expect(story.ticket.wait).toBeNull();
  });

  it('X-1 a manager moves the ticket to a newer version, on the record; an older one is refused', () => {
    const base = builtIn('skai');
    const newer = rulesOf({
      ...base,
      digest: 'v2',
      regulation: {
        ...base.regulation,
        version: '3',
        inForceFrom: '2026-12-01',
        clocks: {
          ...base.regulation.clocks,
          resolution: {
            ...base.regulation.clocks['resolution']!,
            limit: [
              {
                name: 'else',
                when: {},
                value: { kind: 'term', term: { amount: 3, unit: 'working-day' } },
                source: 'VI',
              },
            ],
          },
        },
      },
    });
    const old = rulesOf(base);
    const story = new Story(old, catalogOf(newer, old)).file('2026-11-23 10:00');
    expect(story.clock('resolution').due).toBe('2026-11-30 18:00');
    expect(story.give('2026-11-23 11:00', specialist, { type: 'use-version', regulation: '3' })).toBe('not-allowed');
    expect(story.give('2026-11-23 11:00', manager, { type: 'use-version', regulation: '9' })).toBe('unknown-version');
    story.does('2026-11-23 11:00', manager, { type: 'use-version', regulation: '3' });
    expect(story.clock('resolution').due).toBe('2026-11-26 18:00');
    expect(story.give('2026-11-23 12:00', manager, { type: 'use-version', regulation: '2.2' })).toBe(
      'version-not-newer',
    );
    expect(story.events.find(({ type }) => type === 'rules-pinned')).toMatchObject({
      because: 'version',
      by: { person: 'p-man' },
    });
    expect(iso(story.ticket.lastAt)).toBe('2026-11-23 11:00');
  });
});
