export { builtInFiles, loadBuiltIns } from './built-in';
export { mergeContractFile, readContract, type Contract } from './contract';
export { faultText, type Checked, type Fault, type Place } from './faults';
export { canonicalJson, digestOf, type JsonObject, type JsonValue } from './json';
export { loadRegulationFile, readRegulation } from './load';
export { mergeContract, readDocument, type ContractPatch, type LoadedRegulation } from './merge';
export { type Origin, type Origins } from './origins';
export { contractNumber } from './words';
