import type { PersonActor } from '../../../domain/policy/actor';
import type { Regulation } from '../../../domain/regulation';
import type { Instant } from '../../../domain/time';
import { storeOn } from '../../../store';
import type { StoreContext } from '../../../store/store-context';
import { readStamps } from '../../../store/rules/stamps';
import { formProblem } from '../../../api/forms/form-problem';
import { chanceOf } from '../../../domain/simulation/chance';
import type { Chance } from '../../../domain/simulation/chance';
import { play, playTrip } from './course';
import { filledForm } from './filled-form';
import { hoursOf, paceOf } from '../../../domain/simulation/hours';
import { addGuest } from './guest';
import { Past } from './past';
import { readDeskPeople } from './people';
import type { DeskPeople } from './people';
import { problemsOf } from './problems';
import type { Problem } from './problem';
import { Scene } from './scene';

const dayMs = 86_400_000;
const days = 30;

export interface MonthAsked {
  readonly desk: string;
  /** Of the same seed, the same tickets. */
  readonly seed: string;
  readonly tickets: number;
  /** Tickets of the last days beside them whose trips lie ahead, where the desk makes trips. */
  readonly trips: number;
  /** The present, at which the month ends. */
  readonly end: Instant;
}

export interface MonthFilled {
  readonly filed: number;
  /** They were there already. */
  readonly known: number;
  readonly open: number;
  readonly closed: number;
}

/**
 * Fills a desk with a month that ends now: tickets filed day by day, each lived through by its people the product's own way (`Past`).
 * What is there already of the same seed is left alone. A client from whom the desk takes nothing files nothing.
 *
 * @throws when the desk refuses what the story files
 */
export async function fillMonth(context: StoreContext, asked: MonthAsked): Promise<MonthFilled> {
  const { desk, seed, tickets, end } = asked;
  await addGuest(context, desk);
  const people = await readDeskPeople(context.database, desk);
  const { visits } = (await storeOn(context).rulesFor(desk, null)).regulation;
  const trips = visits === undefined ? 0 : asked.trips;
  const filings = [
    ...filingsOf(`demo-month/${seed}/${desk}`, tickets, { from: 1, to: days * 1_440 }, play, end),
    // Some days ago: the desk has had time to answer and to plan, on a Monday morning too.
    ...filingsOf(`demo-month/${seed}/${desk}/trip`, trips, { from: 4 * 1_440, to: 6 * 1_440 }, playTrip, end),
  ]
    // Numbers rise with the time of filing.
    .sort((a, b) => a.at - b.at);
  const counts = { filed: 0, known: 0, open: 0, closed: 0 };
  for (const filing of filings) {
    const { key } = filing;
    if ((await context.database.inbox.findUnique({ where: { identity: key }, select: { id: true } })) !== null) {
      counts.known += 1;
      continue;
    }
    const stage = await playOne(context, asked, people, filing);
    counts.filed += 1;
    counts[stage === 'closed' ? 'closed' : 'open'] += 1;
  }
  return counts;
}

interface Planned {
  readonly key: string;
  readonly chance: Chance;
  readonly at: Instant;
  readonly course: (scene: Scene) => Promise<void>;
}

/** @param ago between how many minutes before the end they are filed */
function filingsOf(
  prefix: string,
  count: number,
  ago: { readonly from: number; readonly to: number },
  course: Planned['course'],
  end: Instant,
): Planned[] {
  return Array.from({ length: count }, (_, index) => {
    const key = `${prefix}/${index + 1}`;
    const chance = chanceOf(key);
    return { key, chance, course, at: end - Math.floor(chance.whole(ago.from, ago.to) * (dayMs / 1_440)) };
  });
}

async function playOne(
  context: StoreContext,
  { desk, end }: MonthAsked,
  people: DeskPeople,
  planned: Planned,
): Promise<string> {
  const { key, chance } = planned;
  const { rules, user } = await filerOf(context, desk, people, planned);
  const hours = hoursOf(rules, 'Europe/Moscow');
  const problem = chance.one(problemsOf(desk, user.language));
  const at = Math.min(hours.ofClient(planned.at, 1), end);
  const author = people.user(user.personId, user.clientId);
  return Past.live(context, key, at, async (past) => {
    await past.file({
      desk,
      clientId: user.clientId,
      authorId: user.personId,
      ...takenBy(people, rules.regulation, author, chance),
      ...wordsOf(rules.regulation, problem, chance, at),
    });
    const scene = new Scene(past, people, chance, hours, problem, author, user.clientId, end, paceOf(rules.regulation));
    await planned.course(scene);
    await past.until(end);
    return (await scene.state()).stage;
  });
}

/** Most file in the portal; others call, where the desk takes calls, and somebody writes it down. */
function takenBy(people: DeskPeople, { intake }: Regulation, author: PersonActor, chance: Chance) {
  const own = { actor: author, channel: 'portal' } as const;
  if (author.clientId === null || !intake.channels.includes('phone') || !chance.happens(0.3)) return own;
  const [by] = people.staff('specialist', author.clientId);
  return by ? ({ actor: by, channel: 'phone', registeredBy: by.personId } as const) : own;
}

/** Somebody from whom the desk takes requests. */
async function filerOf(context: StoreContext, desk: string, people: DeskPeople, { chance, at }: Planned) {
  const stamps = await readStamps(context.database, desk);
  const taken = [];
  for (const user of people.users) {
    const asked = { desk, clientId: user.clientId, now: at, stamps, pins: [], newest: true, versions: [] };
    const rules = (await context.library.at(asked)).catalog.newest;
    if (rules.regulation.intake.contract === 'optional' || rules.regulation.contract !== null)
      taken.push({ user, rules });
  }
  return chance.one(taken);
}

function wordsOf(
  regulation: Regulation,
  { subject, text, topic, language = 'ru' }: Problem,
  chance: Chance,
  at: Instant,
) {
  const { requestTypes, topics, intake, categories } = regulation;
  const known = topic !== undefined && Object.hasOwn(topics, topic) ? { topic } : {};
  const types = Object.keys(requestTypes);
  const fitting = types.filter(
    (type) => requestTypes[type]?.topic === undefined || requestTypes[type]?.topic === topic,
  );
  const category =
    Object.keys(categories).length > 0 && chance.happens(0.6) ? { category: chance.one(Object.keys(categories)) } : {};
  if (types.length === 0 || (intake.requestType === 'optional' && chance.happens(0.3)))
    return { subject, text, ...known, ...category };
  const requestType = chance.one(fitting.length > 0 ? fitting : types);
  const form = requestTypes[requestType];
  const fields = form ? filledForm(form, chance, new Date(at).toISOString().slice(0, 10), language) : {};
  const problem = formProblem(regulation, { requestType, fields });
  if (problem !== null) throw new Error(`The form ${requestType} of ${regulation.code}: ${JSON.stringify(problem)}`);
  return { subject, text, ...known, ...category, requestType, fields };
}
