import type { ContractCheck } from '../../store/rules/check-contract';
import type { Fault as FileFault, JsonObject } from '../../regulations';
import { both } from '../../texts/language';
import { ruleFaultText } from '../../texts/rules/faults';
import { auditBy } from '../audit/audit-by';
import { ownDesk } from '../auth/own-desk';
import { defineRoute } from '../http/define-route';
import type { RequestContext } from '../http/define-route';
import { idOfKey } from '../http/id-of-key';
import { Problem, type Fault } from '../problems';
import { administrators } from './check';
import { presentContract } from './list';
import { titleIn } from './present';
import { placed, readGiven } from './read-given';
import { contractToPublish, contractView } from './schemas';

/** From its first day on, new tickets of this client go by it. */
export const publishContract = defineRoute({
  method: 'post',
  path: '/api/v1/contracts',
  tag: 'look-ups',
  summary: 'Publish a contract of a client',
  description:
    'It must fit the version of the regulation in force when it begins to hold. Where it does not fit a version to come, or takes ' +
    'away what open tickets name, it is refused with the list; `force` names a reason and publishes it all the same. Open tickets ' +
    'keep the rules that they have. What is published never changes.',
  access: administrators,
  body: contractToPublish,
  responses: { 201: { description: 'Published.', schema: contractView } },
  problems: [404, 409, 422],
  async operation({ body }, context: RequestContext<typeof administrators>) {
    const { store } = context.services;
    const { desk } = ownDesk(context.caller, body.desk, administrators);
    const client = await store.findClient(desk, body.client);
    if (client === undefined) throw new Problem('not-found');
    const read = readGiven(body, desk);
    if (!read.ok) throw faultyContract(placed(read.faults, body));
    if (read.foreign.length > 0) throw faultyContract(placed(read.foreign, body));
    const { number, patch, validFrom, validTo } = read.value;
    // What the file reads as a patch was checked to be an object where it was laid over the regulation.
    const contract = { desk, clientId: client.id, number, patch: patch as JsonObject, validFrom, validTo };
    const id = idOfKey(context, 'contract');
    const added = await store.addContract(contract, {
      id,
      by: auditBy(context),
      ...(body.force == null ? {} : { force: body.force }),
    });
    switch (added.kind) {
      case 'added':
      case 'unchanged':
        return { ...contract, id: added.id, clientName: client.name };
      case 'conflict':
        throw new Problem('key-reused');
      case 'number-taken':
        throw new Problem('contract-number-taken', {
          errors: [{ pointer: body.file === undefined ? '/number' : '/file', code: 'contract-number-taken' }],
        });
      case 'faulty': {
        // The same faults with their lines, where there is a file.
        const { laid } = await store.checkContract({ ...read.value, clientId: client.id });
        throw faultyContract(placed(laid.ok ? added.faults : laid.faults, body));
      }
      case 'does-not-fit':
        throw new Problem('contract-does-not-fit', { errors: unfitFaults(added.check) });
      default: {
        const never: never = added;
        return never;
      }
    }
  },
  present: (contract) => ({ status: 201, body: presentContract(contract) }),
});

/** The answer to a contract that does not fit as it is. */
export function faultyContract(faults: readonly FileFault[]): Problem {
  const errors = faults.map(({ path, message, place }): Fault => {
    const values = { path: path === '' ? both('файл', 'the file') : path, message: ruleFaultText(message) };
    return place === null
      ? { pointer: '/patch', code: 'contract-fault', values }
      : {
          pointer: '/file',
          code: 'contract-fault',
          says: 'contract-fault-at',
          values: { ...values, line: place.line },
        };
  });
  return new Problem('contract-faulty', { errors });
}

/** What does not fit a contract, one by one. */
export function unfitFaults({ versions, tickets, laid }: ContractCheck): Fault[] {
  return [
    ...versions.flatMap(({ version, inForceFrom, faults }) =>
      faults.map(({ message }): Fault => ({
        pointer: '/file',
        code: 'contract-unfit-version',
        values: { version, from: inForceFrom, message: ruleFaultText(message) },
      })),
    ),
    ...tickets.map(({ tid, lacks }): Fault => {
      const said = (language: 'ru' | 'en'): string =>
        lacks
          .map(({ of, code }) => (laid.ok ? titleIn(laid.value.alone.regulation[of], code, language) : code))
          .join(', ');
      const values = { tid, what: both(said('ru'), said('en')) };
      return { pointer: '/file', code: 'contract-unfit-ticket', values };
    }),
  ];
}
