/** The entry of a worker's bundle that knows the product's kinds and this one. */
export * from '../../../workflows';
export { errand } from './workflow';
