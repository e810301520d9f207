import { faultsOfYear, readRegulation, type Fault as FileFault, type JsonObject } from '../../regulations';
import { yearWritten } from '../../regulations/load-calendars';
import type { Content } from '../../store/publication/content';
import { both } from '../../texts/language';
import { ruleFaultText } from '../../texts/rules/faults';
import { faultyContract } from '../contracts/publish';
import { placed, readGiven } from '../contracts/read-given';
import { Problem, type Fault } from '../problems';
import { mostFaults } from '../rules/faults';
import type { ApiStore } from '../store-port';
import type { ChangeGiven } from './schemas';

/**
 * What was given as a change of a desk's rules, read.
 *
 * @throws Problem 404 for a client or a layer that is not there, 422 for a file that cannot be read, or is another desk's
 */
export async function readChange(
  store: Pick<ApiStore, 'findClient' | 'currentLayers'>,
  desk: string,
  change: ChangeGiven,
): Promise<Content> {
  switch (change.kind) {
    case 'calendar-year': {
      const { layer, year } = change;
      const standing = (await store.currentLayers())(layer)?.[0];
      if (standing === undefined) throw new Problem('not-found');
      const written = yearWritten(layer, { ...year, country: standing.country });
      const faults = faultsOfYear(written);
      if (faults.length > 0) throw faultyRules(faults);
      return { kind: 'calendar-years', years: [{ layer, year: written }] };
    }
    case 'contract': {
      const client = await store.findClient(desk, change.client);
      if (client === undefined) throw new Problem('not-found');
      const read = readGiven(change, desk);
      if (!read.ok) throw faultyContract(placed(read.faults, change));
      if (read.foreign.length > 0) throw faultyContract(placed(read.foreign, change));
      const { number, patch, validFrom, validTo } = read.value;
      // What the file reads as a patch is checked to be an object where it is laid over the regulation.
      const contract = { desk, clientId: client.id, number, patch: patch as JsonObject, validFrom, validTo };
      return { kind: 'contract', ...contract, ...(change.file === undefined ? {} : { file: change.file }) };
    }
    case 'regulation': {
      const { file } = change;
      const read = readRegulation(file, 'regulation', await store.currentLayers());
      if (!read.ok) throw faultyRules(read.faults);
      const { document, regulation } = read.value;
      if (regulation.code !== desk) {
        const message = `names desk "${regulation.code}", but this is the regulation of "${desk}"`;
        throw faultyRules([{ path: 'code', message, place: null }]);
      }
      return { kind: 'regulation', document, file };
    }
    default: {
      const never: never = change;
      return never;
    }
  }
}

/** The answer to what cannot be published as it is. */
export function faultyRules(faults: readonly FileFault[]): Problem {
  const errors = faults.slice(0, mostFaults).map(({ path, message, place }): Fault => {
    const values = { path: path === '' ? both('файл', 'the file') : path, message: ruleFaultText(message) };
    return place === null
      ? { pointer: '/change', code: 'rules-fault', values }
      : {
          pointer: '/change/file',
          code: 'rules-fault',
          says: 'rules-fault-at',
          values: { ...values, line: place.line },
        };
  });
  return new Problem('rules-faulty', { errors });
}
