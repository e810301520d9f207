import { checkContract, type ContractAsked, type ContractCheck } from './rules/check-contract';
import type { StoreContext } from './store-context';

/** Checks a contract against all that it would meet, and changes nothing. */
export async function checkContractNow(
  { database, clock }: StoreContext,
  contract: ContractAsked,
): Promise<ContractCheck> {
  return checkContract(database, contract, await clock.now());
}
