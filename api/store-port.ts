import type { Store } from '../store';

/** What the HTTP edge asks of the store: it reads, receives and files, and never decides anything about a ticket. */
export type ApiStore = Pick<
  Store,
  | 'clock'
  | 'ping'
  | 'fileTicket'
  | 'knownFiling'
  | 'receive'
  | 'doubtRun'
  | 'doubtLatestRuns'
  | 'readTicket'
  | 'readVisit'
  | 'readVisitTimeline'
  | 'listTickets'
  | 'readTimeline'
  | 'listCommands'
  | 'readCommand'
  | 'listNotices'
  | 'feedbackOverview'
  | 'listFeedback'
  | 'logContact'
  | 'listContacts'
  | 'listTray'
  | 'addAttachment'
  | 'findAttachment'
  | 'readAttachment'
  | 'findCallerByKey'
  | 'findCallerBySession'
  | 'findMembership'
  | 'findClientUser'
  | 'readPeople'
  | 'listDeskPeople'
  | 'readPreferences'
  | 'savePreferences'
  | 'rulesFor'
  | 'listRegulations'
  | 'listCalendars'
  | 'listContracts'
  | 'listVisits'
  | 'saveTechnician'
  | 'findTechnician'
  | 'listTechnicians'
  | 'technicianBoard'
  | 'suggestSlots'
  | 'addAbsence'
  | 'removeAbsence'
  | 'listAbsences'
  | 'moveSpares'
  | 'listStock'
  | 'openFeed'
  | 'closeFeed'
  | 'readFeed'
>;

/** An id that no client has: the rules for it are the regulation's own, without a contract. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** The rules in force at a desk now: a client's, or those without any contract. */
export function rulesInForce(
  store: Pick<ApiStore, 'rulesFor'>,
  desk: string,
  clientId: string | null,
): ReturnType<ApiStore['rulesFor']> {
  return store.rulesFor(desk, clientId ?? nobody);
}
