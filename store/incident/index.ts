export { keptIncident } from './kept-incident';
export { incidentVerbs } from './verbs';
