import type { LinkRule } from '../../domain/incident';
import { lookUp } from '../../domain/regulation';
import { Problem, type Fault } from '../problems';
import type { ApiStore } from '../store-port';
import type { RuleGiven } from './schemas';

/**
 * A rule as the desk's regulation knows its codes.
 *
 * @param pointer where it stands in the body
 * @throws Problem 422 for codes and companies that the desk does not have
 */
export async function readRule(
  store: Pick<ApiStore, 'rulesFor' | 'findClient' | 'clock'>,
  desk: string,
  given: RuleGiven,
  pointer: string,
): Promise<LinkRule> {
  const { topics = [], categories = [], services = [], companies = [], words = [] } = given;
  const { regulation } = await store.rulesFor(desk, null);
  const clients = await Promise.all(companies.map((id) => store.findClient(desk, id)));
  const unknown = (
    list: string,
    code: 'unknown-topic' | 'unknown-category' | 'unknown-service' | 'unknown-client',
    known: readonly boolean[],
  ): Fault[] =>
    known.flatMap((is, index) => (is ? [] : [{ pointer: `${pointer}/${list}/${index}`, code } satisfies Fault]));
  const errors = [
    ...unknown(
      'topics',
      'unknown-topic',
      topics.map((code) => lookUp(regulation.topics, code) !== undefined),
    ),
    ...unknown(
      'categories',
      'unknown-category',
      categories.map((code) => lookUp(regulation.categories, code) !== undefined),
    ),
    ...unknown(
      'services',
      'unknown-service',
      services.map((code) => lookUp(regulation.services, code) !== undefined),
    ),
    ...unknown(
      'companies',
      'unknown-client',
      clients.map((client) => client !== undefined),
    ),
  ];
  if (errors.length > 0) throw new Problem('not-in-regulation', { errors });
  return { topics, categories, services, companies, words, since: given.since ?? (await store.clock.now()) };
}
