import type { Plan, Reach, Words } from '../../domain/announcement';
import { lookUp } from '../../domain/regulation';
import { Problem, type Fault } from '../problems';
import type { ApiStore } from '../store-port';
import type { AnnouncementGiven, PlanBody } from './schemas';

/**
 * A plan as the desk's regulation knows its codes.
 *
 * @throws Problem 422 for codes and companies that the desk does not have
 */
export async function readPlan(
  store: Pick<ApiStore, 'rulesFor' | 'findClient'>,
  desk: string,
  given: Omit<PlanBody, 'desk'>,
): Promise<Plan> {
  const { about, from, to = null, services = [] } = given;
  const { regulation } = await store.rulesFor(desk, null);
  const errors: Fault[] = [];
  const known = (list: string, codes: readonly string[], code: 'unknown-topic' | 'unknown-service'): void =>
    codes.forEach((each, index) => {
      const all = code === 'unknown-topic' ? regulation.topics : regulation.services;
      if (lookUp(all as Readonly<Record<string, object>>, each) === undefined)
        errors.push({ pointer: `${list}/${index}`, code });
    });
  known('/services', services, 'unknown-service');
  const reach: Reach = given.reach.map((part, index) => {
    const at = `/reach/${index}`;
    switch (part.who) {
      case 'clients':
      case 'companies':
        return part;
      case 'open-tickets': {
        const { topics = [], services: of = [] } = part;
        known(`${at}/topics`, topics, 'unknown-topic');
        known(`${at}/services`, of, 'unknown-service');
        return { who: 'open-tickets', topics, services: of };
      }
      case 'staff':
        known(`${at}/services`, part.services ?? [], 'unknown-service');
        return { who: 'staff', services: part.services ?? [] };
      default: {
        const never: never = part;
        return never;
      }
    }
  });
  const companies = reach.flatMap((part, index) =>
    part.who === 'companies'
      ? part.companies.map((id, place) => ({ id, pointer: `/reach/${index}/companies/${place}` }))
      : [],
  );
  for (const { id, pointer } of companies)
    if ((await store.findClient(desk, id)) === undefined) errors.push({ pointer, code: 'unknown-client' });
  if (errors.length > 0) throw new Problem('not-in-regulation', { errors });
  return { about, from, to, reach, services };
}

/** The words of a body, in both languages. */
export function wordsOf({ title, text, titleEn, textEn }: Pick<AnnouncementGiven, keyof Words>): Words {
  return { title, text, titleEn: titleEn ?? null, textEn: textEn ?? null };
}
