import type { Regulation } from '../../domain/regulation';
import { leadRoles, ownDesk } from '../auth/own-desk';
import { defineRoute } from '../http/define-route';
import { Problem } from '../problems';
import type { ApiStore } from '../store-port';
import { yearsOf } from './play-year';
import { presentYear } from './present';
import { yearQuery, yearView } from './schemas';

/** A year of made-up requests by the rules of a desk: what would be promised, kept and missed, and who would wait for whom. */
export const playYear = defineRoute({
  method: 'get',
  path: '/api/v1/simulations',
  tag: 'overviews',
  summary: 'A year in a minute',
  description:
    'Plays a year of made-up requests by the regulation of a desk as it is now, under a virtual clock; the process itself decides. ' +
    'Nothing is stored, and of the same question the answer is the same. One year is played at a time: who has waited too long ' +
    'is told when to come again (429), and a year that takes too long or too much is given up (503): ask for fewer requests.',
  access: leadRoles,
  query: yearQuery,
  responses: { 200: { description: 'What the year came to.', schema: yearView } },
  problems: [404, 422],
  async operation({ query }, { services: { store, simulations }, caller }) {
    const { desk } = ownDesk(caller, query.desk, leadRoles);
    const { year, seed, requests, specialists, contract } = query;
    const [{ regulation: alone }, layers] = await Promise.all([store.rulesFor(desk, null), store.currentLayers()]);
    const regulation = contract === undefined ? alone : await underContract(store, desk, contract);
    const asked = { regulation, years: yearsOf(regulation, layers), year, seed, requests, specialists };
    return { regulation, told: await simulations.play(asked) };
  },
  present: ({ regulation, told }, { language }) => ({ status: 200, body: presentYear(told, regulation, language) }),
});

/** As the contract has it on its first day that is still to come. */
async function underContract(store: ApiStore, desk: string, id: string): Promise<Regulation> {
  const contract = await store.findContract([{ desk, clients: null }], id);
  if (contract === undefined) throw new Problem('not-found');
  const { laid } = await store.checkContract(contract);
  if (!laid.ok) throw new Problem('contract-faulty');
  return laid.value.merged.regulation;
}
