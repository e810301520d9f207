import type { JsonObject } from '../../../regulations';
import { loadBuiltIn } from '../../../regulations';
import { shippedLayers } from '../../../regulations/load-calendars';
import { callerOf, type Caller } from './caller';
import type { Product } from './product';

const whom = { whom: 'manager', source: 'setting' } as const;

/** When its people are told of stage 1, in milliseconds after the filing. */
export const tellings = { early: 9_000, half: 24_000, due: 60_000 } as const;

/**
 * Opens a desk whose stage 1 lasts one minute round the clock, so that its dates come while their keepers are away.
 *
 * @returns the author, at that desk
 */
export async function openQuickDesk(
  product: Product,
  { author, specialist, manager }: Readonly<Record<'author' | 'specialist' | 'manager', Caller>>,
): Promise<Caller> {
  const demo = loadBuiltIn('demo', shippedLayers());
  const document = structuredClone(demo.document) as { clocks: { triage: JsonObject } } & JsonObject;
  Object.assign(document, { code: 'quick', numbering: { prefix: 'QUICK-', first: 1, source: 'setting' } });
  const tell = { early: { at: '15%', ...whom }, half: { at: '40%', ...whom }, due: { at: 'due', ...whom } };
  document.clocks.triage = { ...document.clocks.triage, limit: '1 minute', tell };
  const published = await product.store.publishRegulation(document);
  if (published.kind !== 'published') throw new Error(`The quick desk is ${published.kind}`);
  const { clientId } = await product.prisma.membership.findFirstOrThrow({
    where: { desk: author.account.desk, personId: author.personId },
  });
  for (const [person, role, company] of [
    [author, 'client', clientId],
    [specialist, 'specialist', null],
    [manager, 'manager', null],
  ] as const) {
    await product.store.addMembership({ personId: person.personId, desk: 'quick', role, clientId: company });
  }
  return callerOf(product.base, { ...author, account: { ...author.account, desk: 'quick' } });
}
