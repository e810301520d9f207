import { canonicalJson, readContract, type Checked, type ContractText, type Fault } from '../../regulations';
import { mostFaults } from '../rules/faults';
import type { ContractGiven } from './schemas';

/** What was sent as a contract of a desk, read; and whether it says that it is another desk's. */
export function readGiven(given: ContractGiven, desk: string): Checked<ContractText> & { readonly foreign: Fault[] } {
  const { file, number, validFrom, validTo, patch } = given;
  // Parts are read as the file that they would be, so that both have the same faults at the same paths.
  const content = file ?? JSON.stringify({ number, desk, validFrom, validTo: validTo ?? null, patch });
  const read = readContract(content, 'contract');
  if (!read.ok) return { ...read, foreign: [] };
  const { contract, text } = read.value;
  const message = `names desk "${contract.desk}", but this is the regulation of ${canonicalJson(desk)}`;
  const foreign = contract.desk === desk ? [] : [{ path: 'desk', message, place: text.locate(['desk']).place }];
  return { ok: true, value: { ...contract, desk, text }, foreign };
}

/** The first faults, as they are shown; only a file has lines. */
export function placed(faults: readonly Fault[], { file }: ContractGiven): readonly Fault[] {
  const shown = faults.slice(0, mostFaults);
  return file === undefined ? shown.map((fault) => ({ ...fault, place: null })) : shown;
}
