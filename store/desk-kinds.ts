import { announcementVerbs, keptAnnouncement } from './announcement';
import type { Bind } from './bind';
import { incidentVerbs, keptIncident } from './incident';
import { registered } from './process/registry';
import { createSayer } from './process/say';
import { keptChange } from './register/kept-change';
import { registerVerbs } from './register/verbs';
import { keptReport } from './report/kept-report';
import { beginReports } from './report/begin-reports';
import { reportVerbs } from './report/verbs';
import { standChecks } from './standing-check/stand-checks';
import type { StoreContext } from './store-context';

/** Processes of a desk's own beside its rules and checks: mass incidents, monthly reports, changes of its register, notices to many. */
export const deskKinds = [
  registered(keptIncident),
  registered(keptReport),
  registered(keptChange),
  registered(keptAnnouncement),
];

export function deskVerbs(bind: Bind, context: StoreContext) {
  return {
    /** Whatever begins by itself at a desk: its standing check, and the reports of a month. */
    beginByItself: async () => [...(await standChecks(context)), ...(await beginReports(context))],
    ...incidentVerbs(bind, context),
    ...announcementVerbs(bind, context),
    ...reportVerbs(bind),
    sayToReport: createSayer(context, keptReport),
    ...registerVerbs(bind),
    sayToChange: createSayer(context, keptChange),
  };
}
