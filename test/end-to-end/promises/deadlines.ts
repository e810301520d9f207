/** Deadlines: what is promised, until when, by which rule, and why. */
import { layPatch } from '../../../regulations/tables';
import { loadBuiltIn } from '../../../regulations';
import { shippedLayers } from '../../../regulations/load-calendars';
import type { Caller } from '../harness/caller';
import { clockOf, type AccountView, type TicketView } from '../harness/views';
import { done, timeline, verdict, type Cast } from './cast';

interface DueDates {
  readonly clocks: readonly {
    readonly code: string;
    readonly due: string | null;
    readonly dueLocal: string | null;
    readonly days: AccountView['days'];
    readonly countedSeconds: number;
    readonly limit: { readonly kind: string; readonly source: string };
  }[];
}

/** Regulation VI: topic, working days, both stages included. */
const limits = [
  ['server-failure', 1],
  ['stolen-vehicle', 1],
  ['accounts-and-access', 2],
  ['data-update', 2],
  ['system-reports', 2],
  ['scheduled-reports', 2],
  ['consulting', 5],
  ['remote-diagnostics', 5],
  ['verification', 5],
] as const;

/** Filed on Wednesday 30 December 2026 at 17:00: 31 December to 10 January are days off, so day 1 is Monday the 11th. */
const newYear = { start: '2026-12-30T17:00:00+03:00', due: { 1: '11', 2: '12', 5: '15' } } as const;

const workingDay = 8.5 * 3_600;

export function deadlinePromises(cast: () => Cast): void {
  const wouldBeDue = async (
    who: Caller,
    topic: string,
    start: string,
    vehicles?: number,
  ): Promise<DueDates['clocks']> => {
    const asked = { desk: 'skai', topic, start, ...(vehicles === undefined ? {} : { vehicles }) };
    return (await who.call<DueDates>('POST', '/due-dates', asked)).body.clocks;
  };
  const account = async (who: Caller, { id }: TicketView, code: string): Promise<AccountView> =>
    (await who.call<AccountView>('GET', `/tickets/${id}/clocks/${code}/account`)).body;

  test.each(limits)('SK-14 SK-2 X-6 the whole of %s takes %i working days at most', async (topic, days) => {
    const { author } = cast();
    const vehicles = topic === 'remote-diagnostics' ? 3 : undefined;
    const asked = await wouldBeDue(author, topic, newYear.start, vehicles);
    expect(asked.find(({ code }) => code === 'resolution')).toMatchObject({
      due: `2027-01-${newYear.due[days]}T15:00:00.000Z`,
      dueLocal: `2027-01-${newYear.due[days]}T18:00:00+03:00`,
      countedSeconds: days * workingDay,
    });
    const filed = await author.file({ topic, vehicles });
    const resolution = clockOf(filed, 'resolution');
    expect(resolution.limit).toMatchObject({ kind: 'term', term: { amount: days, unit: 'working-day' } });
    // What a filing at this very instant was promised beforehand is what it is promised.
    const then = await wouldBeDue(author, topic, filed.receivedAt, vehicles);
    expect(resolution.due).toBe(then.find(({ code }) => code === 'resolution')?.due);
    expect(clockOf(filed, 'triage').due).toBe(then.find(({ code }) => code === 'triage')?.due);
  });

  test('SK-14 beyond 5 vehicles a limit is to be agreed, and somebody owes it', async () => {
    const { author, specialist } = cast();
    const filed = await author.file({ topic: 'remote-diagnostics', vehicles: 6 });
    expect(clockOf(filed, 'resolution')).toMatchObject({ due: null, limit: { kind: 'to-be-agreed' } });
    expect(clockOf(filed, 'agree-limit')).toMatchObject({ state: 'running', owes: 'responsible' });
    await done(specialist, filed.id, 'assign', { to: specialist.shortId });
    await done(specialist, filed.id, 'propose-extension', { days: 9, reason: 'Девять машин' });
    const agreed = await done(author, filed.id, 'answer-extension', { answer: 'accept' });
    expect(clockOf(agreed, 'resolution').due).not.toBeNull();
    expect(clockOf(agreed, 'agree-limit').state).toBe('stopped');
  });

  test('SK-14 a field visit that is requested is recorded and ends the limit where the topic says so', async () => {
    const { author, specialist, coordinator } = cast();
    const visit = { subject: '77', address: 'Москва, Лесная, 1', contact: 'Иван, +7 900 000-00-01', vehicles: 2 };
    for (const [topic, ends] of [
      ['remote-diagnostics', true],
      ['consulting', false],
    ] as const) {
      const { id } = await author.file({ topic, vehicles: 2 });
      const expectedAt = clockOf(await author.read(id), 'resolution').due;
      await done(specialist, id, 'triage', { outcome: 'estimate', text: 'Разбираемся', expectedAt });
      const after = await done(topic === 'consulting' ? author : specialist, id, 'request-visit', visit);
      expect(after).toMatchObject({ stage: ends ? 'visit' : 'resolution', visits: [{ subject: '77' }] });
      expect(clockOf(after, 'resolution').state).toBe(ends ? 'stopped' : 'running');
      expect(clockOf(after, 'visit-arrangement')).toMatchObject({ state: 'running', owes: 'coordinator', due: null });
      expect(after.nextStep.owes).toBe(ends ? 'coordinator' : 'responsible');
      const event = (await timeline(coordinator, id)).find(({ type }) => type === 'visit-requested');
      expect(event?.data).toMatchObject({ visitId: after.visits[0]?.id, vehicles: 2 });
    }
  });

  test('SK-13 stage 1 ends with advice, a request for details or an estimate, which some topics require', async () => {
    const { author, specialist } = cast();
    const text = 'Проверьте питание';
    const acts = [
      ['consulting', { outcome: 'consultation', text }, 'done'],
      ['verification', { outcome: 'details-requested', text }, 'done'],
      ['data-update', { outcome: 'consultation', text }, '422 estimate-required'],
      ['server-failure', { outcome: 'details-requested', text }, '422 estimate-required'],
    ] as const;
    for (const [topic, fields, expected] of acts) {
      const { id } = await author.file({ topic });
      const came = await specialist.give(id, 'triage', fields);
      expect([topic, verdict(came)]).toEqual([topic, expected]);
      if (came.ticket) expect(clockOf(came.ticket, 'triage').state).toBe('stopped');
    }
    const filed = await author.file({ topic: 'data-update' });
    const triage = clockOf(filed, 'triage');
    expect(triage.limit).toMatchObject({ term: { amount: 1, unit: 'working-day' } });
    // A public word is a reaction and no result: stage 1 goes on.
    expect((await done(specialist, filed.id, 'reply', { text: 'Видим' })).stage).toBe('triage');
    const due = Date.parse(clockOf(filed, 'resolution').due ?? '');
    const estimate = (at: number) => ({ outcome: 'estimate', text, expectedAt: new Date(at).toISOString() });
    expect(verdict(await specialist.give(filed.id, 'triage', estimate(due + 1)))).toBe('422 estimate-beyond-limit');
    const told = await done(specialist, filed.id, 'triage', estimate(due));
    expect(told.stage).toBe('resolution');
    expect(clockOf(told, 'promise')).toMatchObject({ due: new Date(due).toISOString(), owes: 'responsible' });
    expect(clockOf(told, 'triage')).toMatchObject({ state: 'stopped', due: triage.due });
  });

  test('SK-19 the limit moves by agreement with the author only: proposed, accepted, declined, countered', async () => {
    const { author, specialist } = cast();
    const answers = [
      ['accept', author, 'done', 3],
      ['decline', author, 'done', 0],
      ['accept', specialist, '422 own-proposal', 0],
    ] as const;
    for (const [answer, who, expected, days] of answers) {
      const { id } = await author.file({ topic: 'consulting' });
      const before = clockOf(await author.read(id), 'resolution');
      const proposed = await done(specialist, id, 'propose-extension', { days: 3, reason: 'Новая прошивка' });
      expect(clockOf(proposed, 'resolution').due).toBe(before.due);
      expect(proposed.nextStep).toMatchObject({ owes: 'author', step: 'answer-extension' });
      expect(verdict(await who.give(id, 'answer-extension', { answer }))).toBe(expected);
      const after = await author.read(id);
      const resolution = clockOf(after, 'resolution');
      expect(resolution.due).toBe(days === 0 ? before.due : proposed.proposal?.wouldBeDue);
      expect(resolution.extensions.map((extension) => extension.days)).toEqual(days === 0 ? [] : [days]);
      if (days > 0) expect((await account(author, after, 'resolution')).countedSeconds).toBe((5 + days) * workingDay);
    }
    const { id } = await author.file({ topic: 'consulting' });
    await done(specialist, id, 'propose-extension', { days: 10, reason: 'Новая прошивка' });
    const countered = await done(author, id, 'answer-extension', { answer: 'counter', days: 2 });
    expect(countered.proposal).toMatchObject({ by: 'client' });
    const agreed = await done(specialist, id, 'answer-extension', { answer: 'accept' });
    expect(clockOf(agreed, 'resolution').extensions).toMatchObject([{ days: 2 }]);
    const types = (await timeline(author, id)).map(({ type }) => type).filter((type) => type.startsWith('extension'));
    expect(types).toEqual(['extension-proposed', 'extension-countered', 'extension-accepted']);
  });

  test('X-2 a contract overrides limits, pauses and the time to object, and says so', async () => {
    const { author, stranger, specialist } = cast();
    const fields = { topic: 'remote-diagnostics', vehicles: 2 };
    const [ours, theirs] = [await author.file(fields), await stranger.file(fields)];
    const terms = (ticket: TicketView) => ['triage', 'resolution'].map((code) => clockOf(ticket, code).limit.term);
    expect(terms(ours)).toEqual([
      { amount: 1, unit: 'working-day' },
      { amount: 5, unit: 'working-day' },
    ]);
    expect(terms(theirs)).toEqual([
      { amount: 240, unit: 'working-minute' },
      { amount: 3, unit: 'working-day' },
    ]);
    expect(clockOf(theirs, 'resolution').limit.source).toContain('SK-102');
    for (const [ticket, paused] of [
      [ours, false],
      [theirs, true],
    ] as const) {
      const expectedAt = clockOf(ticket, 'resolution').due;
      await done(specialist, ticket.id, 'triage', { outcome: 'estimate', text: 'Смотрим', expectedAt });
      const waiting = await done(specialist, ticket.id, 'wait', { reason: 'client-details' });
      expect(clockOf(waiting, 'resolution')).toMatchObject(
        paused ? { state: 'paused', due: null } : { state: 'running', due: expectedAt },
      );
      const solved = await done(specialist, ticket.id, 'solve', { kind: 'answer', text: 'Готово' });
      expect(solved.solution?.objection.amount).toBe(paused ? 5 : 3);
    }
  });

  test('X-3 X-6 every deadline can say why: rule, days counted and skipped, extensions; in UTC and in the desk’s time', async () => {
    const { author, specialist } = cast();
    const { id } = await author.file({ topic: 'remote-diagnostics', vehicles: 3 });
    await done(specialist, id, 'assign', { to: specialist.shortId });
    await done(specialist, id, 'propose-extension', { days: 2, reason: 'Прошивка' });
    const ticket = await done(author, id, 'answer-extension', { answer: 'accept' });
    for (const clock of ticket.clocks) {
      const told = await account(author, ticket, clock.code);
      expect([clock.code, told.due]).toEqual([clock.code, clock.due]);
      expect(told.source).not.toBe('');
      if (clock.due === null) continue;
      expect(clock.due).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(clock.dueLocal).toMatch(/\+03:00$/);
      expect(Date.parse(clock.dueLocal ?? '')).toBe(Date.parse(clock.due));
    }
    const resolution = await account(author, ticket, 'resolution');
    expect(resolution.source).toBe('VI, row 8');
    expect(resolution.countedSeconds).toBe(7 * workingDay);
    expect(resolution.days.reduce((sum, day) => sum + day.countedSeconds, 0)).toBe(resolution.countedSeconds);
    const counted = resolution.days.filter(({ countedSeconds }) => countedSeconds > 0);
    expect(counted).toHaveLength(7);
    expect(counted.every(({ kind }) => kind === 'working' || kind === 'moved-working')).toBe(true);
    const filedOn = new Date(Date.parse(ticket.receivedAt) + 3 * 3_600_000).toISOString().slice(0, 10);
    expect(resolution.days[0]).toMatchObject({ date: filedOn, kind: 'event-day', countedSeconds: 0 });
    expect(resolution.lines.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['term', 'extension']));
    // A person's zone changes how a letter tells an instant, never the instant.
    expect((await author.call('PUT', '/me/preferences', { timeZone: 'Asia/Omsk' })).status).toBe(200);
    expect(clockOf(await author.read(id), 'resolution').due).toBe(resolution.due);
  });

  test('X-1 a new version is data: old tickets keep theirs until a manager moves them, on the record', async () => {
    const { product, author, specialist, manager } = cast();
    const old = await author.file({ topic: 'verification' });
    const skai = loadBuiltIn('skai', shippedLayers());
    const limit = { verification: { value: '7 working-day' } };
    const next = layPatch(skai.document, { version: '3', clocks: { resolution: { limit } } });
    expect(await product.store.publishRegulation(next)).toEqual({ kind: 'published' });
    const later = { ...structuredClone(next), version: '4', inForceFrom: '2099-01-01' };
    expect(await product.store.publishRegulation(later)).toEqual({ kind: 'published' });

    const term = (ticket: TicketView) => clockOf(ticket, 'resolution').limit.term;
    const young = await author.file({ topic: 'verification' });
    expect([young.regulation.version, term(young)]).toEqual(['3', { amount: 7, unit: 'working-day' }]);
    const kept = await done(specialist, old.id, 'reply', { text: 'Проверяем' });
    expect([kept.regulation.version, term(kept)]).toEqual(['2.2', { amount: 5, unit: 'working-day' }]);

    const move = (who: Caller, regulation: string) => who.give(old.id, 'use-version', { regulation }).then(verdict);
    expect(await move(specialist, '3')).toBe('403 not-allowed');
    expect(await move(manager, '9')).toBe('422 unknown-version');
    expect(await move(manager, '3')).toBe('done');
    expect(await move(manager, '2.2')).toBe('422 version-not-newer');
    const moved = await author.read(old.id);
    expect([moved.regulation.version, term(moved)]).toEqual(['3', { amount: 7, unit: 'working-day' }]);
    expect(Date.parse(clockOf(moved, 'resolution').due ?? '')).toBeGreaterThan(
      Date.parse(clockOf(old, 'resolution').due ?? ''),
    );
    const pinned = (await timeline(manager, old.id)).filter(({ type }) => type === 'rules-pinned');
    expect(pinned).toMatchObject([{ by: { id: manager.personId }, data: { because: 'version' } }]);
  });
}
