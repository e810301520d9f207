import type { PersonActor } from '../../../domain/policy/actor';
import type { Instant } from '../../../domain/time';
import { readVisit } from '../../../store/visits/read-visit';
import { photoFile } from '../photo';
import type { Scene } from './scene';

const hour = 60;
const minuteMs = 60_000;

/** Where the vehicles and sites are: subjects in which somebody of the demonstration works. */
const places = [
  { subject: '77', address: 'Москва, Лесная улица, 1', contact: 'Иван, механик' },
  { subject: '54', address: 'Новосибирск, Станционная улица, 30', contact: 'Сергей, начальник гаража' },
  { subject: '66', address: 'Екатеринбург, улица Монтажников, 26', contact: 'Ольга, администратор площадки' },
] as const;

/** How far a trip has come when its story ends: asked for, the vehicle ready, or made. */
export type TripEnd = 'asked' | 'ready' | 'made';

/**
 * A trip to the client, from the request to the check.
 *
 * @param notBefore no time is agreed before this
 * @returns whether it was made: nobody goes where the desk sends nobody, or where no time was found
 */
export async function visit(scene: Scene, end: TripEnd = 'made', notBefore: Instant = 0): Promise<boolean> {
  if ((await scene.rules()).regulation.visits === undefined) return false;
  await scene.deskWorks(2 * hour);
  const place = scene.chance.one(places);
  const vehicles = scene.chance.whole(1, 2);
  if (!(await scene.tries(await scene.able('request-visit'), 'request-visit', { ...place, vehicles }))) return false;
  const id = (await scene.state()).visits.at(-1)?.id;
  if (id === undefined || end === 'asked') return false;
  await scene.clientTakes(5 * hour);
  await scene.past.sayToVisit(id, scene.author, 'ready');
  if (end === 'ready') return false;
  const agreed = await agree(scene, id, notBefore);
  return agreed !== null && work(scene, id, agreed);
}

const noAct = { checklist: {}, photos: 0, confirmation: 'optional' } as const;

interface Agreed {
  readonly technician: PersonActor;
  readonly from: Instant;
  readonly to: Instant;
}

/** The coordinator offers the best of what is free, and the client agrees. */
async function agree(scene: Scene, id: string, notBefore: Instant): Promise<Agreed | null> {
  const { past } = scene;
  await scene.deskWorks(2 * hour);
  const [coordinator] = scene.staff('coordinator');
  const read = await readVisit(past.context, id);
  if (coordinator === undefined || read === undefined) return null;
  const from = Math.max(scene.hours.ofDesk(past.now, 9 * hour), notBefore);
  const suggested = await past.store.suggestSlots(read.state, { from, minutes: null });
  const best =
    suggested.kind === 'suggested' ? suggested.suggestions.find((slot) => slot.from >= notBefore) : undefined;
  if (best === undefined) return null;
  const { technician, ...slot } = { technician: best.technician, from: best.from, to: best.to };
  const offer = { technician, ...slot };
  if ((await past.sayToVisit(id, coordinator, 'offer-slot', offer)) !== null) return null;
  await scene.clientTakes(hour * scene.pace);
  if ((await past.sayToVisit(id, scene.author, 'answer-slot', { answer: 'confirm' })) !== null) return null;
  const who = scene.staff('technician').find(({ shortId }) => shortId === technician);
  return who ? { technician: who, from: slot.from, to: slot.to } : null;
}

async function work(scene: Scene, id: string, { technician, from, to }: Agreed): Promise<boolean> {
  const { past, chance, problem } = scene;
  await scene.goOn(from - chance.whole(20, 50) * minuteMs);
  await past.sayToVisit(id, technician, 'depart');
  await scene.goOn(from + chance.whole(0, 15) * minuteMs);
  await past.sayToVisit(id, technician, 'start');
  await scene.goOn(to - chance.whole(5, 40) * minuteMs);
  const { regulation } = await scene.rules();
  const { checklist, photos, confirmation } = regulation.visits?.act ?? noAct;
  const attachments: string[] = [];
  for (let index = 0; index < photos; index += 1) attachments.push(await keepPhoto(scene, technician));
  const act = {
    outcome: 'done',
    text: problem.solution,
    checklist: Object.keys(checklist),
    attachments,
    readings: { before: 'нет связи', after: 'связь есть' },
    ...(confirmation === 'required' || chance.happens(0.7) ? { confirmedBy: 'Представитель клиента на месте' } : {}),
  };
  if ((await past.sayToVisit(id, technician, 'act', act)) !== null) return false;
  await scene.deskWorks(hour);
  const specialist = await scene.able('reply');
  if (specialist !== null)
    await past.sayToVisit(id, specialist, 'check', { ok: true, text: 'Данные поступают, замечаний нет.' });
  return true;
}

async function keepPhoto({ past }: Scene, { personId }: PersonActor): Promise<string> {
  const { desk } = (await past.ticket()).state;
  const kept = await past.store.addAttachment({ desk, uploadedBy: personId, ...photoFile('photo.png') });
  if (kept.kind !== 'kept') throw new Error(`A photo was not kept: ${kept.kind}`);
  return kept.attachment.id;
}
