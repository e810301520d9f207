export { builtInFiles, loadBuiltIn, loadBuiltIns } from './built-in';
export { changedValues, type ChangedValue } from './changed-values';
export {
  changedByContract,
  layContract,
  mergeContractFile,
  readContract,
  type Contract,
  type ContractText,
} from './contract';
export { contractFile } from './contract-file';
export { regulationFile } from './regulation-file';
export { faultsOfYear } from './year-faults';
export { actOfYear, type ActOfYear } from './acts-of-years';
export { faultText, type Checked, type Fault, type Place } from './faults';
export { canonicalJson, digestOf, documentDigest, type JsonObject, type JsonValue } from './json';
export { loadRegulationFile, readRegulation } from './load';
export { upcastRules } from './earlier/parsed-1';
export type { Rules1 } from './earlier/rules-1';
export { readChecked } from './parse';
export { mergeContract, readDocument, type ContractPatch, type LoadedRegulation } from './merge';
export { type Origin, type Origins } from './origins';
export { contractNumber } from './words';
