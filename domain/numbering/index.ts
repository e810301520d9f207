/** Public numbers of tickets (TIDs), in the ways in which people write them. Pure. */
export { numberAsWritten } from './number-as-written';
export { numbersInText } from './numbers-in-text';
