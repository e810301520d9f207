/** Field service through API, workflow and store: what SKAI's note 2 promises, at the demonstration desk that never sleeps. */
import { randomUUID } from 'node:crypto';
import { eventually, type Answer, type Caller } from '../harness/caller';
import { onVisit, readVisit, tryVisit, upload, visitOf } from '../harness/visit-caller';
import { clockOf, type AccountView, type ClockView, type TimelineView } from '../harness/views';
import { done, type Cast } from './cast';
import { whole } from '../../support/pages';

const minute = 60_000;

export interface FieldCast {
  readonly base: string;
  readonly author: Caller;
  readonly specialist: Caller;
  readonly coordinator: Caller;
  readonly technician: Caller;
}

/** The people of field service at a desk of the demonstration. */
export async function fieldCast({ product }: Cast, desk = 'demo'): Promise<FieldCast> {
  const { shortId } = (await whole(product.store.listTechnicians(desk, null, 200))).find(
    ({ home }) => home === '54',
  ) ?? { shortId: '' };
  const { person } = await product.prisma.membership.findFirstOrThrow({
    where: { desk, shortId },
    include: { person: true },
  });
  return {
    base: product.base,
    author: await product.as('dispatcher@logistics.example', desk),
    specialist: await product.as(`specialist@${desk}.example`, desk),
    coordinator: await product.as(`coordinator@${desk}.example`, desk),
    technician: await product.as(person.email ?? '', desk),
  };
}

const site = { address: 'Новосибирск, Красный проспект, 1', contact: 'Иван, +7 900 000-00-01', vehicles: 1 };

/** A ticket with a visit. */
export async function requestVisit(
  { author, specialist }: Pick<FieldCast, 'author' | 'specialist'>,
  fields: object = {},
): Promise<{ readonly ticketId: string; readonly visitId: string }> {
  const filed = await author.file({ topic: 'remote-diagnostics', vehicles: 1 });
  const { id: ticketId } = filed;
  const expectedAt = clockOf(filed, 'resolution').due;
  await done(specialist, ticketId, 'triage', { outcome: 'estimate', text: 'Смотрим удалённо', expectedAt });
  const after = await done(specialist, ticketId, 'request-visit', { subject: '54', ...site, ...fields });
  return { ticketId, visitId: visitOf(after) };
}

let slots = 0;

/** A free minute of the technician that nobody else here takes. */
export function freeSlot(technician: Caller): { technician: string; from: string; to: string } {
  slots += 1;
  const from = Date.now() + (10 + 2 * slots) * minute;
  return {
    technician: technician.shortId,
    from: new Date(from).toISOString(),
    to: new Date(from + minute).toISOString(),
  };
}

export async function actOf(cast: FieldCast, desk: string): Promise<object> {
  return {
    outcome: 'done',
    text: 'Заменили модуль',
    checklist: ['power-checked', 'mounting-checked', 'signal-checked'],
    attachments: [await upload(cast.base, cast.technician, desk)],
    readings: { before: '0 V', after: '12 V' },
    confirmedBy: 'Механик Петров',
  };
}

export function visitPromises(cast: () => Cast): void {
  test('SK-14 SK-16 a visit from the request to the check, each step by the one who owes it, closes the ticket', async () => {
    const field = await fieldCast(cast());
    const { author, coordinator, technician, specialist } = field;
    const { ticketId, visitId } = await requestVisit(field);
    expect((await author.read(ticketId)).nextStep).toMatchObject({ owes: 'coordinator' });
    expect((await readVisit(author, visitId)).number).toBe(`${(await author.read(ticketId)).tid}/1`);
    await onVisit(author, visitId, 'ready');
    const offered = await onVisit(coordinator, visitId, 'offer-slot', freeSlot(technician));
    expect(offered).toMatchObject({ stage: { code: 'agreeing' }, nextStep: { owes: 'author', step: 'answer-slot' } });
    const agreed = await onVisit(author, visitId, 'answer-slot', { answer: 'confirm' });
    expect(agreed).toMatchObject({ stage: { code: 'agreed' }, nextStep: { owes: 'technician', step: 'go' } });
    await eventually('the ticket knows', async () => (await author.read(ticketId)).nextStep.step === 'go');
    expect(clockOf(await author.read(ticketId), 'visit-arrangement').state).toBe('stopped');
    await onVisit(technician, visitId, 'depart');
    await onVisit(technician, visitId, 'start');
    const acted = await onVisit(technician, visitId, 'act', await actOf(field, 'demo'));
    expect(acted).toMatchObject({ stage: { code: 'checking' }, nextStep: { owes: 'responsible' } });
    expect(clockOf(acted, 'visit').state).toBe('stopped');
    await onVisit(specialist, visitId, 'check', { ok: true, text: 'Данные идут' });
    const closed = await eventually('the ticket is closed', async () => {
      const ticket = await author.read(ticketId);
      return ticket.stage === 'closed' ? ticket : null;
    });
    expect(closed).toMatchObject({ closed: { how: 'confirmed' }, visits: [{ stage: { code: 'done' } }] });
    const { body }: Answer<TimelineView> = await author.call('GET', `/visits/${visitId}/timeline`);
    expect(body.items.map(({ type }) => type)).toEqual([
      'visit-opened',
      'readiness-given',
      'slot-offered',
      'slot-agreed',
      'departed',
      'work-begun',
      'work-done',
      'work-checked',
    ]);
    expect(body.items.find(({ type }) => type === 'work-checked')?.message?.text).toBe('Данные идут');
    // Letters and commands say of whose record they are.
    const notices: Answer<{ items: { kind: string; visit: string | null }[] }> = await author.call(
      'GET',
      `/tickets/${ticketId}/notices`,
    );
    const visitsOf = (kind: string) => notices.body.items.flatMap((each) => (each.kind === kind ? [each.visit] : []));
    expect([visitsOf('slot-offered'), visitsOf('acknowledgement')]).toEqual([[visitId], [null]]);
    const asked: Answer<{ items: { type: string; visit: string | null }[] }> = await author.call(
      'GET',
      `/visits/${visitId}/commands`,
    );
    expect(asked.body.items.map(({ visit }) => visit)).toEqual(asked.body.items.map(() => visitId));
    const run = cast().product.temporal.workflow.getHandle(acted.number);
    await eventually('its run ends', async () => (await run.describe()).status.name === 'COMPLETED');
  });

  test.each([
    ['54', 18, 'siberian'],
    ['77', 12, 'central'],
  ])(
    'SK-17 two keys in %s: no term before readiness, then %d working days, and the account says why',
    async (subject, days, district) => {
      const { author, ...field } = await fieldCast(cast());
      const { visitId } = await requestVisit({ author, ...field }, { subject });
      const before = await readVisit(author, visitId);
      expect(before.keys).toMatchObject({ ready: null, startsAt: null });
      expect(before.clocks).toEqual([]);
      const early = new Date(Date.parse(before.keys.requested) - minute).toISOString();
      expect((await tryVisit(author, visitId, 'ready', { from: early })).verdict).toBe('422 ready-before-request');
      const ready = await onVisit(author, visitId, 'ready');
      expect(ready.keys.startsAt).toBe(ready.keys.ready);
      expect(clockOf(ready, 'visit').limit.term).toEqual({ amount: days, unit: 'working-day' });
      expect(ready.site.district).toBe(district);
      const { body }: Answer<AccountView> = await author.call('GET', `/visits/${visitId}/clocks/visit/account`);
      expect(body.days.filter(({ countedSeconds }) => countedSeconds > 0)).toHaveLength(days);
      const { lines } = body as unknown as { lines: { kind: string; text: string }[] };
      expect(lines.slice(0, 2).map(({ kind }) => kind)).toEqual(['keys', 'region']);
    },
  );

  test('SK-17 a no-show takes readiness back, is counted, and the next agreed time gives it again', async () => {
    const field = await fieldCast(cast());
    const { author, coordinator, technician } = field;
    const asked = performance.now();
    const { visitId } = await requestVisit(field, { readyAt: new Date().toISOString() });
    // So far ahead that a machine as busy as now has it offered and confirmed before it begins.
    const from = Date.now() + 2_000 + 3 * Math.ceil(performance.now() - asked);
    const slot = { technician: technician.shortId, from: new Date(from).toISOString() };
    const offer = { ...slot, to: new Date(from + minute).toISOString() };
    await onVisit(coordinator, visitId, 'offer-slot', offer);
    await onVisit(author, visitId, 'answer-slot', { answer: 'confirm' });
    const missed = await eventually('the time has come', async () => {
      const { verdict, visit } = await tryVisit(technician, visitId, 'no-show', { proof: 'Ворота закрыты' });
      if (verdict !== 'done') expect(verdict).toBe('422 no-show-too-early');
      return visit;
    });
    expect(missed).toMatchObject({
      stage: { code: 'no-show' },
      attempts: { noShows: 1, most: 2 },
      keys: { ready: null },
    });
    expect(clockOf(missed, 'visit').state).toBe('stopped');
    await onVisit(coordinator, visitId, 'offer-slot', freeSlot(technician));
    await onVisit(author, visitId, 'answer-slot', { answer: 'confirm' });
    const { body }: Answer<{ items: ClockView[] }> = await author.call('GET', `/visits/${visitId}/clocks`);
    const ofReadiness = body.items.filter(({ code }) => code === 'visit');
    expect(ofReadiness.map(({ state }) => state)).toEqual(['stopped', 'running']);
    await onVisit(author, visitId, 'cancel', { reason: 'Машина продана' });
  });

  test('SK-18 parts: the clock stands from order to receipt, on a visit and on a ticket without one', async () => {
    const field = await fieldCast(cast());
    const { author, coordinator, specialist } = field;
    const { visitId } = await requestVisit(field, { readyAt: new Date().toISOString() });
    const expectedAt = new Date(Date.now() + 5 * 86_400_000).toISOString();
    const order = { supplier: 'ООО Склад', lines: [{ part: 'FMB920', quantity: 2 }], expectedAt };
    const ordered = await onVisit(coordinator, visitId, 'order-parts', order);
    expect(clockOf(ordered, 'visit')).toMatchObject({ state: 'paused', due: null, pauses: [{ cause: 'parts' }] });
    expect(Date.parse(clockOf(ordered, 'visit').expectedDue ?? '')).toBeGreaterThan(Date.parse(expectedAt));
    const receipt = { order: ordered.orders[0]?.id };
    const part = { ...receipt, lines: [{ part: 'FMB920', quantity: 1 }] };
    expect(clockOf(await onVisit(coordinator, visitId, 'receive-parts', part), 'visit').due).toBeNull();
    const received = await onVisit(coordinator, visitId, 'receive-parts', receipt);
    const twice = await onVisit(coordinator, visitId, 'receive-parts', receipt);
    expect([twice.revision, clockOf(twice, 'visit').due]).toEqual([received.revision, clockOf(received, 'visit').due]);
    const second = await onVisit(coordinator, visitId, 'order-parts', order);
    const cancelled = { order: second.orders[1]?.id };
    await onVisit(coordinator, visitId, 'cancel-parts', cancelled);
    expect((await tryVisit(coordinator, visitId, 'receive-parts', cancelled)).verdict).toBe('422 order-cancelled');
    const { id } = await author.file({ topic: 'verification' });
    const remote = await done(specialist, id, 'order-parts', order);
    expect(clockOf(remote, 'resolution')).toMatchObject({ state: 'paused', due: null });
    const back = await done(specialist, id, 'receive-parts', { order: remote.orders[0]?.id });
    expect(clockOf(back, 'resolution').state).toBe('running');
    await onVisit(coordinator, visitId, 'cancel', { reason: 'Тест' });
  });

  test('SK-16 what cannot be is refused, and nothing changes; the same act from two phones counts once', async () => {
    const field = await fieldCast(cast());
    const { author, coordinator, technician } = field;
    const { ticketId, visitId } = await requestVisit(field);
    const past = new Date(Date.now() - minute).toISOString();
    const other = (await whole(cast().product.store.listTechnicians('skai', null, 200)))[0]?.shortId;
    const { revision } = await readVisit(author, visitId);
    const slot = freeSlot(technician);
    for (const [who, type, fields, expected] of [
      [coordinator, 'offer-slot', { ...slot, from: past }, '422 slot-in-past'],
      [coordinator, 'offer-slot', { ...slot, technician: 'te-99' }, '422 unknown-technician'],
      [coordinator, 'offer-slot', { ...slot, to: slot.from }, '422 slot-out-of-range'],
      // Whose time is not held yet does not see it.
      [technician, 'act', await actOf(field, 'demo'), '404 not-found'],
      [coordinator, 'depart', {}, '422 no-agreed-slot'],
      [coordinator, 'start', {}, '422 no-agreed-slot'],
      [coordinator, 'receive-parts', { order: randomUUID() }, '422 unknown-order'],
      [author, 'offer-slot', slot, '403 not-allowed'],
      [author, 'ready', { when: past }, '400 malformed'],
    ] as const) {
      expect(`${type} ${(await tryVisit(who, visitId, type, fields)).verdict}`).toBe(`${type} ${expected}`);
    }
    expect(other).toBeDefined();
    expect((await readVisit(author, visitId)).revision).toBe(revision);
    const unknown = { subject: '177', ...site };
    const { status, code } = await field.specialist.give(ticketId, 'request-visit', unknown);
    expect([status, code]).toEqual([422, 'unknown-region']);
    await onVisit(author, visitId, 'ready');
    await onVisit(coordinator, visitId, 'offer-slot', slot);
    await onVisit(author, visitId, 'answer-slot', { answer: 'confirm' });
    await onVisit(technician, visitId, 'start');
    const act = await actOf(field, 'demo');
    const key = randomUUID();
    const sent = await Promise.all([
      tryVisit(technician, visitId, 'act', act, { key }),
      tryVisit(technician, visitId, 'act', act, { key }),
      tryVisit(coordinator, visitId, 'act', { ...act, attachments: [await upload(field.base, coordinator, 'demo')] }),
    ]);
    const verdicts = sent.map(({ verdict }) => verdict).sort();
    // One phone's repetition is answered as the first time; whoever came second found the act there.
    expect([verdicts[0], verdicts[2], sent[0]?.verdict === sent[1]?.verdict]).toEqual(['422 act-stands', 'done', true]);
    const stranger = await cast().product.as('dispatcher@taxi.example', 'demo');
    expect((await stranger.call('GET', `/visits/${visitId}`)).status).toBe(404);
  });

  test('SK-16 fifty coordinators catalog one technician at once: exactly one booking is left', async () => {
    const { product } = cast();
    const field = await fieldCast(cast());
    const { coordinator, technician } = field;
    const visits: string[] = [];
    for (let left = 50; left > 0; left -= 10) {
      const some = await Promise.all(Array.from({ length: 10 }, () => requestVisit(field)));
      visits.push(...some.map(({ visitId }) => visitId));
    }
    const slot = freeSlot(technician);
    await Promise.all(visits.map((visitId) => tryVisit(coordinator, visitId, 'offer-slot', slot)));
    // Whoever waits too long for the technician's time is answered 202, and decided a little later.
    const where = { processId: { in: visits }, type: 'offer-slot' };
    await eventually(
      'all offers are decided',
      async () => (await product.prisma.inbox.count({ where: { ...where, outcome: null } })) === 0,
    );
    const offers = await product.prisma.inbox.findMany({ where });
    expect(offers.filter(({ outcome }) => outcome === 'done')).toHaveLength(1);
    expect(offers.filter(({ refusal }) => refusal === 'technician-busy')).toHaveLength(49);
    const from = new Date(slot.from);
    const booked = await product.prisma.technicianTime.findMany({
      where: { desk: 'demo', technician: technician.shortId, from: { lte: from }, to: { gt: from } },
    });
    expect(booked).toHaveLength(1);
    expect(visits).toContain(booked[0]?.visitId);
  });
}
