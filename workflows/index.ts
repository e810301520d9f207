/** The entry of the workflow bundle. Whatever is exported here becomes a workflow type, so: workflows and nothing else. */
export { access } from './access';
export { announcement } from './announcement';
export { ticket } from './ticket';
export { publication } from './publication';
export { check } from './check';
export { incident } from './incident';
export { quota } from './quota';
export { report } from './report';
export { register } from './register';
export { visit } from './visit';
