import type { Bind } from '../bind';
import { createSayer } from '../process/say';
import type { StoreContext } from '../store-context';
import { declareIncident } from './declare';
import { keptIncident } from './kept-incident';
import { linkByHand, unlinkByHand } from './link-by-hand';
import { listIncidents, readIncident } from './read-incidents';
import { listHeldIncidents } from './list-held-incidents';
import { listLinks } from './read-links';
import { tellIncident } from './tell-batch';

/** Mass incidents and the tickets that belong to them. */
export function incidentVerbs(bind: Bind, context: StoreContext) {
  return {
    sayToIncident: createSayer(context, keptIncident),
    declareIncident: bind(declareIncident),
    linkByHand: bind(linkByHand),
    unlinkByHand: bind(unlinkByHand),
    tellIncident: bind(tellIncident),
    listIncidents: bind(listIncidents),
    readIncident: bind(readIncident),
    listLinks: bind(listLinks),
    listHeldIncidents: bind(listHeldIncidents),
  };
}
