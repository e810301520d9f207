import { contractFile } from '../../regulations';
import type { ContractLine } from '../../store/look-ups';
import type { SectionCode } from '../../texts/rules/labels';
import type { Caller, CallerMembership } from '../auth/caller';
import { companyOf, membershipsAt } from '../auth/caller';
import { defineRoute } from '../http/define-route';
import { pageFound } from '../http/page-found';
import { presentCompany } from '../names';
import { Problem } from '../problems';
import { pageOf, pageQuery } from '../schemas/pages';
import { code } from '../schemas/values';
import { z } from '../schemas/zod';
import { presentLaid } from './present';
import { contractRead, contractView } from './schemas';

/** Contracts: a client's own; a personal manager's clients'; all of the desk's for its other people, but technicians. */
export const listContracts = defineRoute({
  method: 'get',
  path: '/api/v1/contracts',
  tag: 'look-ups',
  summary: 'Contracts and what they change of the regulation',
  access: 'signed-in',
  query: z.strictObject({ desk: code().optional(), client: z.uuid().optional(), ...pageQuery }),
  responses: { 200: { description: 'The last to come into force first.', schema: pageOf(contractView) } },
  problems: [404],
  async operation({ query: { desk, client, cursor, limit } }, { caller, services: { store } }) {
    if (desk !== undefined && membershipsAt(caller, desk).length === 0) throw new Problem('not-found');
    const at = contractsSeen(caller, desk).map((each) => ({ ...each, clients: within(each.clients, client) }));
    return pageFound(await store.listContracts(at, cursor ?? null, limit ?? 50));
  },
  present: ({ items, cursor }) => ({
    status: 200,
    body: { items: items.map(presentContract), nextCursor: cursor },
  }),
});

/** Sections of which clients read nothing: they are the desk's own. */
const deskOnly: readonly SectionCode[] = ['services', 'replies', 'statuses'];

/** One contract, laid beside the regulation that it changes. */
export const readContractPage = defineRoute({
  method: 'get',
  path: '/api/v1/contracts/{contract}',
  tag: 'look-ups',
  summary: 'A contract, laid beside the regulation',
  access: 'signed-in',
  params: z.object({ contract: z.uuid() }),
  responses: { 200: { description: 'What it changes, by the paragraphs.', schema: contractRead } },
  problems: [404],
  async operation({ params }, { caller, services: { store } }) {
    const contract = await store.findContract(contractsSeen(caller, undefined), params.contract);
    if (contract === undefined) throw new Problem('not-found');
    const toClient = companyOf(membershipsAt(caller, contract.desk)) !== null;
    return { contract, check: await store.checkContract(contract), hidden: toClient ? deskOnly : [] };
  },
  present: ({ contract, check, hidden }, { language }) => ({
    status: 200,
    body: {
      ...presentContract(contract),
      file: contractFile(contract),
      ...presentLaid(contract, check, language, hidden),
    },
  }),
});

export function presentContract({ clientId, clientName, ...contract }: ContractLine): object {
  return { ...contract, company: presentCompany(clientId, clientName) };
}

function contractsSeen(caller: Caller, desk: string | undefined) {
  const desks = desk === undefined ? [...new Set(caller.memberships.map((membership) => membership.desk))] : [desk];
  return desks.map((each) => ({ desk: each, clients: contractsOf(membershipsAt(caller, each)) }));
}

/** The clients whose contracts one reads: the own company, those whom a personal manager serves; null: all of the desk. */
function contractsOf(held: readonly CallerMembership[]): readonly string[] | null {
  const work = held.filter(({ role }) => role !== 'client' && role !== 'technician');
  const all = work.some(({ role, clientId }) => role !== 'personal-manager' || clientId === null);
  return all ? null : held.flatMap(({ clientId }) => (clientId === null ? [] : [clientId]));
}

function within(seen: readonly string[] | null, named: string | undefined): readonly string[] | null {
  if (named === undefined) return seen;
  return seen === null || seen.includes(named) ? [named] : [];
}
