import { isDeepStrictEqual } from 'node:util';
import { progressOf } from '../../../../domain/visit';
import type { Product } from '../product';
import { iso, json, type Note } from './note';

/** Every ticket knows the visits that it asked for, each as far as the visit itself has come. */
export async function checkProgress(
  { prisma, store }: Product,
  ticketIds: readonly string[],
  note: Note,
): Promise<number> {
  let known = 0;
  for (const ticketId of ticketIds) {
    const state = (await store.readTicket(ticketId))?.state;
    const made = await prisma.visit.findMany({ where: { ticketId }, select: { id: true } });
    const asked = (state?.visits ?? []).map(({ id }) => id);
    if (!isDeepStrictEqual(asked.toSorted(), made.map(({ id }) => id).toSorted()))
      note(`${state?.tid} asked for the visits ${asked.join()}, there are ${made.map(({ id }) => id).join()}`);
    for (const { id, number, progress } of state?.visits ?? []) {
      const visit = (await store.readVisit(id))?.state;
      const is = visit ? progressOf(visit) : null;
      if (visit?.ticketId !== ticketId || !isDeepStrictEqual(json(progress), json(is)))
        note(`${number} stands at ${JSON.stringify(is)}, its ticket knows ${JSON.stringify(progress)}`);
      else known += 1;
    }
  }
  return known;
}

const minute = 60_000;

/** The technicians are held for the slots of visits that are not over, the way to them included, and for nothing else. */
export async function checkTechnicianTime(
  { prisma, store }: Product,
  visitIds: readonly string[],
  note: Note,
): Promise<number> {
  const wanted: string[] = [];
  for (const id of visitIds) {
    const state = (await store.readVisit(id))?.state;
    if (!state || state.ended !== null || state.slot === null) continue;
    const { technician, from, to, travelMinutes } = state.slot;
    wanted.push([id, state.desk, technician, iso(from - travelMinutes * minute), iso(to)].join(' '));
  }
  const rows = await prisma.technicianTime.findMany();
  const held = rows
    .filter(({ visitId }) => visitId !== null)
    .map(({ visitId, desk, technician, from, to }) =>
      [visitId, desk, technician, from.toISOString(), to.toISOString()].join(' '),
    );
  for (const line of wanted) if (!held.includes(line)) note(`a technician is not held: ${line}`);
  for (const line of held) if (!wanted.includes(line)) note(`a technician is held for nothing: ${line}`);
  for (const [index, one] of rows.entries()) {
    const other = rows.find(
      ({ desk, technician, from, to }, place) =>
        place > index && desk === one.desk && technician === one.technician && from < one.to && to > one.from,
    );
    if (other) note(`${one.technician} of ${one.desk} is taken twice at ${one.from.toISOString()}`);
  }
  return held.length;
}
