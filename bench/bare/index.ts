/** The entry of the bare worker's bundle: what the product's workflows are measured against. */
export { empty } from './empty';
export { answering } from './answering';
export { once } from './once';
