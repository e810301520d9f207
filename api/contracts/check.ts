import type { ContractText, Fault } from '../../regulations';
import { ownDesk } from '../auth/own-desk';
import { defineRoute } from '../http/define-route';
import { Problem } from '../problems';
import { presentFault } from '../rules/faults';
import { presentLaid, presentUnfit } from './present';
import { placed, readGiven } from './read-given';
import { contractCheckView, contractToCheck } from './schemas';

export const administrators = ['administrator'] as const;

/** A contract laid over all that it would meet, as it is being written: nothing is stored. */
export const checkContract = defineRoute({
  method: 'post',
  path: '/api/v1/contracts/check',
  tag: 'look-ups',
  summary: 'Check a contract before it is published',
  description:
    'Says every fault with its line (the first hundred), lays what the contract changes beside the paragraphs of the regulation, and lists what would ' +
    'not fit: versions to come, open tickets of the client. Asked as somebody writes.',
  access: administrators,
  body: contractToCheck,
  responses: { 200: { description: 'What was found.', schema: contractCheckView } },
  problems: [404],
  async operation({ body }, { services: { store }, caller }) {
    const { desk } = ownDesk(caller, body.desk, administrators);
    const client = await store.findClient(desk, body.client);
    if (client === undefined) throw new Problem('not-found');
    const read = readGiven(body, desk);
    if (!read.ok) return { faults: placed(read.faults, body) };
    const contract = { ...read.value, clientId: client.id };
    const check = await store.checkContract(contract);
    const taken = check.isNumberTaken ? [takenNumber(contract)] : [];
    const faults = [...read.foreign, ...taken, ...(check.laid.ok ? [] : check.laid.faults)];
    return { contract, check, faults: placed(faults, body) };
  },
  present: ({ contract, check, faults }, { language }) => ({
    status: 200,
    body: {
      faults: faults.map((fault) => presentFault(fault, language)),
      ...(contract === undefined
        ? { contract: null, over: null, changes: [], others: [], openTickets: 0, unfit: { versions: [], tickets: [] } }
        : {
            contract: { number: contract.number, validFrom: contract.validFrom, validTo: contract.validTo },
            ...presentLaid(contract, check, language),
            unfit: presentUnfit(check, language),
          }),
    },
  }),
});

function takenNumber({ text }: ContractText): Fault {
  const message = 'is the number of another contract of this client: give it one of its own';
  return { path: 'number', message, place: text?.locate(['number']).place ?? null };
}
