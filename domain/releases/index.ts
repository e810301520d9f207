/** Releases of a desk's software and the defects found in them (EA-8). Pure. */
export { defectLabel, defectState, defectStates, type DefectFacts, type DefectState } from './defect';
