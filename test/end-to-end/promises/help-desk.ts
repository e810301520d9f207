/** What a network operator's HelpDesk promises of field work, on a desk of the test's own. */
import type { JsonObject } from '../../../regulations';
import { loadBuiltIn } from '../../../regulations';
import { shippedLayers } from '../../../regulations/load-calendars';
import { callerOf, eventually, type Answer, type Caller } from '../harness/caller';
import { onVisit, readVisit, tryVisit } from '../harness/visit-caller';
import { clockOf } from '../harness/views';
import { done, type Cast } from './cast';
import { actOf, fieldCast, freeSlot, requestVisit, type FieldCast } from './visits';

const hour = 3_600_000;
const desk = 'operator';

/** The demonstration's regulation, where hardware is replaced within the time of the ticket's priority, from the request on. */
function document(): JsonObject {
  const demo = loadBuiltIn('demo', shippedLayers());
  const own = structuredClone(demo.document) as Record<string, JsonObject>;
  Object.assign(own, { code: desk, numbering: { prefix: 'OPER-', first: 1, source: 'setting' } });
  own['clocks'] = {
    ...own['clocks'],
    replacement: {
      title: { ru: 'Замена оборудования', en: 'Replacement of hardware' },
      from: 'visit-ready',
      until: 'work-done',
      limit: { critical: { when: { priority: 'critical' }, value: '4 hour' }, else: { value: '24 hour' } },
      calendar: 'always',
      owes: 'coordinator',
      source: '6.1',
    },
  };
  own['visits'] = { ...own['visits'], startsWhen: 'requested' };
  return own;
}

async function openDesk(cast: Cast): Promise<FieldCast & { readonly manager: Caller }> {
  const { product } = cast;
  const published = await product.store.publishRegulation(document());
  if (published.kind !== 'published') throw new Error(JSON.stringify(published));
  const people = await fieldCast(cast);
  const { clientId } = await product.prisma.membership.findFirstOrThrow({
    where: { desk: 'demo', personId: people.author.personId },
  });
  const join = async (
    person: Caller,
    role: 'client' | 'specialist' | 'coordinator' | 'technician' | 'manager',
  ): Promise<Caller> => {
    const shortId = await product.store.addMembership({
      personId: person.personId,
      desk,
      role,
      clientId: role === 'client' ? clientId : null,
    });
    // The API keeps who somebody is for a moment; a change of the person's own has it look anew.
    await person.call('PUT', '/me/preferences', { timeZone: 'Europe/Moscow' });
    return callerOf(product.base, { ...person, shortId, account: { ...person.account, desk } });
  };
  const technician = await join(people.technician, 'technician');
  const always = [['00:00', '24:00']] as const;
  const week = { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always };
  await product.store.saveTechnician({ desk, shortId: technician.shortId, skills: [], home: '54', hours: { week } });
  return {
    base: product.base,
    author: await join(people.author, 'client'),
    specialist: await join(people.specialist, 'specialist'),
    coordinator: await join(people.coordinator, 'coordinator'),
    technician,
    manager: await join(await product.as('manager@demo.example', 'demo'), 'manager'),
  };
}

export function helpDeskPromises(cast: () => Cast): void {
  test('HD-8 HD-9 hardware within the time of the priority, and spares in the van before the technician leaves', async () => {
    const people = await openDesk(cast());
    const { author, coordinator, technician, specialist, manager } = people;
    const { ticketId, visitId } = await requestVisit(people);
    const requested = await readVisit(author, visitId);
    const within = (visit: typeof requested): number =>
      Date.parse(clockOf(visit, 'replacement').due ?? '') - Date.parse(visit.keys.requested);
    expect(within(requested)).toBe(24 * hour);
    // The ticket's priority governs (HD-8): the visit follows it.
    await done(manager, ticketId, 'classify', { priority: 'critical', reason: 'Стоит весь узел' });
    await eventually('the visit follows', async () => within(await readVisit(author, visitId)) === 4 * hour);

    const stock: Answer = await coordinator.call('POST', '/spares/moves', {
      desk,
      lines: [{ part: 'modem', quantity: 1 }],
      place: 'main',
    });
    expect(stock.status).toBe(403);
    const delivered = { desk, lines: [{ part: 'modem', quantity: 1 }], place: 'main' };
    expect((await manager.call('POST', '/spares/moves', delivered)).status).toBe(201);
    await onVisit(coordinator, visitId, 'need-spares', { lines: [{ part: 'modem', quantity: 1 }] });
    await onVisit(coordinator, visitId, 'offer-slot', freeSlot(technician));
    // The client sees what follows outside, and nothing of the desk's stocks.
    const seen = await onVisit(author, visitId, 'answer-slot', { answer: 'confirm' });
    expect(seen).toMatchObject({ missingSpares: [], nextStep: { owes: 'technician', step: 'go' } });
    expect(await readVisit(coordinator, visitId)).toMatchObject({
      missingSpares: [{ part: 'modem', quantity: 1 }],
      nextStep: { owes: 'coordinator', step: 'bring-spares' },
    });
    expect((await tryVisit(technician, visitId, 'depart')).verdict).toBe('422 spares-missing');
    const van = `van-${technician.shortId}`;
    const line = { place: van, part: 'modem', quantity: 1 };
    expect((await tryVisit(coordinator, visitId, 'reserve-spares', { lines: [line] })).verdict).toBe(
      '422 spares-short',
    );
    const moved = { desk, lines: [{ part: 'modem', quantity: 1 }], origin: 'main', place: van };
    expect((await coordinator.call('POST', '/spares/moves', moved)).status).toBe(201);
    expect((await coordinator.call('POST', '/spares/moves', moved)).status).toBe(422);
    await onVisit(coordinator, visitId, 'reserve-spares', { lines: [line] });
    await onVisit(technician, visitId, 'depart');
    await onVisit(technician, visitId, 'start');
    const act = { ...(await actOf(people, desk)), spares: [{ part: 'modem', quantity: 1 }] };
    const acted = await onVisit(technician, visitId, 'act', act);
    expect(clockOf(acted, 'replacement').state).toBe('stopped');
    const { items } = (await coordinator.call<{ items: unknown[] }>('GET', `/spares?desk=${desk}`)).body;
    expect(items).toEqual([]);
    await onVisit(specialist, visitId, 'check', { ok: true, text: 'Узел в сети' });
    await eventually('the ticket is closed', async () => (await author.read(ticketId)).stage === 'closed');
  });
}
