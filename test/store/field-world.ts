import type { PersonActor } from '../../domain/policy/actor';
import type { LaterVisitCommand } from '../../domain/visit';
import { act, addActor, file, hour, makeWorld, type World } from './support';

/** A desk with a coordinator, and a technician who works around the clock. */
export interface FieldWorld extends World {
  readonly coordinator: PersonActor;
  readonly technician: PersonActor;
}

const always = [['00:00', '24:00']] as const;
export const week = {
  mon: always,
  tue: always,
  wed: always,
  thu: always,
  fri: always,
  sat: always,
  sun: always,
};

export async function makeFieldWorld(options: Parameters<typeof makeWorld>[1] = {}): Promise<FieldWorld> {
  const world = await makeWorld(undefined, options);
  const coordinator = await addActor(world.store, 'coordinator', 'coordinator', null);
  const technician = await addActor(world.store, 'technician', 'technician', null);
  const { shortId } = technician;
  await world.store.saveTechnician({ desk: 'skai', shortId, skills: [], home: '54', hours: { week } });
  return { ...world, coordinator, technician };
}

/** A ticket, and a visit that was asked for in it. */
export async function requestVisit(world: World): Promise<{ readonly ticketId: string; readonly visitId: string }> {
  const { ticketId } = await file(world);
  const site = { subject: '54', address: 'Красный проспект, 1', contact: 'Иван', vehicles: 1 };
  await act(world, ticketId, world.specialist, { type: 'request-visit', ...site });
  const visitId = (await world.store.readTicket(ticketId))?.state.visits[0]?.id ?? '';
  return { ticketId, visitId };
}

let slots = 0;

/** A time of the technician's that overlaps no other. */
export function offer({ clock, technician }: FieldWorld): LaterVisitCommand {
  slots += 1;
  const from = clock.at + 10 * slots * hour;
  return { type: 'offer-slot', technician: technician.shortId, from, to: from + hour };
}
