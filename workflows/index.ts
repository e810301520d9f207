/** The entry of the workflow bundle. Whatever is exported here becomes a workflow type, so: workflows and nothing else. */
export { ticket } from './ticket';
export { visit } from './visit';
