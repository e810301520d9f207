import { randomUUID } from 'node:crypto';
import { nextVisitDue, stageOf, visitKind } from '../../domain/visit';
import type { Slot, VisitState } from '../../domain/visit';
import { shippedRegions } from '../../regulations/load-regions';
import type { Store } from '../../store';
import type { Database } from '../../store/database';
import { toJson } from '../../store/json';

/** A ticket whose visit is made. */
export interface VisitedTicket {
  readonly ticketId: string;
  readonly tid: string;
  readonly clientId: string;
}

export interface VisitFields {
  /** Code of the federal subject of the site. */
  readonly subject?: string;
  readonly address?: string;
  readonly requestedAt: number;
  readonly state?: Partial<VisitState>;
  /** What the read model says, where it is not what follows from the state. */
  readonly nextDue?: number | null;
  readonly priorityRank?: number;
  readonly waitsFor?: readonly ('ready' | 'parts' | 'act' | 'spares' | 'decision')[];
  readonly stepDue?: number | null;
}

let made = 0;

/** A visit as its row, without the events that would have led to it: for boards and plans, which read rows. */
export async function insertVisit(
  { store, prisma }: { readonly store: Store; readonly prisma: Database },
  { ticketId, tid, clientId }: VisitedTicket,
  fields: VisitFields,
): Promise<{ readonly id: string; readonly number: string }> {
  made += 1;
  const { subject = '54', address = 'Новосибирск, ул. Станционная, 30', requestedAt, waitsFor = [] } = fields;
  const region = shippedRegions().get(subject);
  if (!region) throw new Error(`no subject ${subject}`);
  const { rules } = (await store.readTicket(ticketId)) ?? {};
  if (!rules) throw new Error(`no ticket ${tid}`);
  const desk = rules.regulation.code;
  const [id, number] = [randomUUID(), `${tid}/${made}`];
  const opened = visitKind.first({
    type: 'visit-opened',
    visitId: id,
    number,
    ticketId,
    desk,
    clientId,
    rules: rules.pin,
    requestedBy: 'staff',
    cycle: 1,
    site: { subject, district: region.district, timeZone: region.timeZone },
    topic: 'remote-diagnostics',
    level: null,
    priority: 'normal',
    vehicles: 1,
    skills: [],
    needsReadiness: true,
    revision: 1,
    at: requestedAt,
    by: { part: 'visit' },
    commandId: id,
  });
  const state: VisitState = { ...opened, ...fields.state };
  const { slot } = state;
  const at = new Date(requestedAt);
  const revision = state.revision;
  await prisma.process.create({
    data: {
      kind: 'visit',
      id,
      rootId: ticketId,
      desk,
      clientId,
      revision,
      state: JSON.parse(toJson(state)) as object,
      rulesDigest: rules.pin.digest,
      calendars: rules.pin.calendars,
      updatedAt: at,
      run: { create: { workflowId: number, startedAt: at, seen: revision } },
    },
  });
  await prisma.visit.create({
    data: {
      id,
      number,
      ticketId,
      desk,
      clientId,
      subject,
      district: region.district,
      address,
      contact: 'Пётр, +7 900 000-00-00',
      revision,
      stage: stageOf(state),
      priorityRank: fields.priorityRank ?? 1,
      technician: slot?.technician ?? null,
      slotFrom: dateOrNull(slot?.from),
      slotTo: dateOrNull(slot?.to),
      nextDue: dateOrNull(fields.nextDue === undefined ? nextVisitDue(state) : fields.nextDue),
      waitsForReady: waitsFor.includes('ready'),
      waitsForParts: waitsFor.includes('parts'),
      waitsForAct: waitsFor.includes('act'),
      waitsForSpares: waitsFor.includes('spares'),
      waitsForDecision: waitsFor.includes('decision'),
      noShows: state.noShows.length,
      stepDue: dateOrNull(fields.stepDue),
      requestedAt: at,
      updatedAt: at,
      closedAt: dateOrNull(state.ended?.at),
    },
  });
  if (slot !== null && state.ended === null) await holdTime(prisma, desk, id, slot);
  return { id, number };
}

/** A slot, agreed unless it is said to be offered only. */
export function slotOf(technician: string, from: number, to: number, more: Partial<Slot> = {}): Slot {
  const travelMinutes = 60;
  return {
    id: randomUUID(),
    technician,
    from,
    to,
    travelMinutes,
    by: 'desk',
    offeredAt: from,
    agreedAt: from,
    ...more,
  };
}

async function holdTime(prisma: Database, desk: string, visitId: string, slot: Slot): Promise<void> {
  const { technician, from, to, travelMinutes, offeredAt } = slot;
  const begin = new Date(from - travelMinutes * 60_000);
  const known = await prisma.technician.findUnique({ where: { desk_shortId: { desk, shortId: technician } } });
  const data = {
    id: randomUUID(),
    desk,
    technician,
    personId: known?.personId ?? technician,
    visitId,
    from: begin,
    to: new Date(to),
  };
  await prisma.technicianTime.create({ data: { ...data, createdAt: new Date(offeredAt) } });
}

function dateOrNull(at: number | null | undefined): Date | null {
  return at == null ? null : new Date(at);
}
