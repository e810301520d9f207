import { keptLease } from './access/kept-lease';
import { noKeys, type AccessKeys, type KeysOwner } from './access/keys';
import { accessVerbs } from './access/verbs';
import { listStaffAbsences, standingInAt } from './absences/list-absences';
import { noteStaffAbsence, removeStaffAbsence } from './absences/note-absence';
import { askForPassword, findAccountLetter, setPasswordByLetter } from './accounts/account-letters';
import { claimAccountLetters, settleAccountLetter } from './accounts/claim-account-letters';
import { invitePerson } from './accounts/invite-person';
import { signInVerbs } from './accounts/sign-in-verbs';
import { setPassword } from './accounts/set-password';
import { administrationVerbs } from './administration/verbs';
import { addApiKey } from './add-api-key';
import { addClient } from './add-client';
import { addContract } from './add-contract';
import { checkContractNow } from './check-contract-now';
import { addMembership } from './add-membership';
import { setCompanyRole } from './company-role';
import { addPerson } from './add-person';
import { besideVerbs } from './beside-verbs';
import { bindTo } from './bind';
import { listAudit } from './audit/list-audit';
import { tableOfBlobs } from './blobs';
import type { Blobs } from './blobs';
import { checkIntegrity } from './check-integrity';
import { databaseClock } from './clock';
import type { Clock } from './clock';
import { announcer } from './changes/announce';
import { changeVerbs } from './changes/verbs';
import type { Database } from './database';
import { addAbsence, listAbsences, removeAbsence } from './field/absences';
import { closeFeed, openFeed, readFeed } from './field/feeds';
import { freeVisitsOf } from './field/free-visits';
import { listVisits } from './field/list-visits';
import { listStock, moveSpares } from './field/spares';
import { suggestSlots } from './field/suggest-slots';
import { technicianBoard } from './field/technician-board';
import { findTechnician, listTechnicians, saveTechnician } from './field/technicians';
import { readFigures } from './figures/read-figures';
import { deskKinds, deskVerbs } from './desk-kinds';
import { findCaller, findCallerByKey, findCallerBySession, findCallers } from './find-caller';
import { findClient } from './find-client';
import { findClientUsers } from './find-client-user';
import { findOrAddCaller } from './find-or-add-caller';
import { letterVerbs } from './letters/verbs';
import { knowledgeVerbs } from './knowledge/verbs';
import { listClients } from './list-clients';
import { listCommands, readCommand } from './list-commands';
import { listDeskPeople } from './list-desk-people';
import { listPublicationFaults } from './list-publication-faults';
import { listStalePins } from './list-stale-pins';
import { overviewVerbs } from './overview/verbs';
import { readPeople, readPreferences, readStaffNames, savePreferences } from './people';
import { ping } from './ping';
import { keptPublication } from './publication/kept-publication';
import { publicationVerbs } from './publication/verbs';
import { keptCheck } from './standing-check/kept-check';
import { checkVerbs } from './standing-check/verbs';
import { publishCalendarYears } from './publish-calendar-years';
import { publishRegulation } from './publish-regulation';
import { claimRuns, countUnstartedRuns, forgetRuns, noteHeard, noteStarted, settleRuns } from './process/ledger';
import { look } from './process/look';
import { lookUpVerbs } from './look-up-verbs';
import { kindsOf, registered } from './process/registry';
import type { DecisionFault, RegisteredKind } from './process/unit';
import { createSayer } from './process/say';
import { readClocks } from './process/read-clocks';
import { readSaid } from './read-said';
import { readAnswers } from './read-answers';
import { readOutcomes } from './read-outcomes';
import { readMessages, readTimeline } from './read-timeline';
import { removeExpiredSessions } from './remove-expired-sessions';
import { revokeApiKeys } from './revoke-api-keys';
import { rehearsalVerbs } from './rehearsal/verbs';
import { RulesLibrary } from './rules/library';
import { presentOf } from './rules/present';
import { settlePublicationFaults } from './settle-publication-faults';
import { findSetAside, listSetAside, takeUpAgain } from './set-aside';
import { setActive } from './set-active';
import { listHeldTickets } from './tickets/list-held-tickets';
import { setServices } from './set-services';
import { queueVerbs } from './queues/verbs';
import type { StoreContext } from './store-context';
import { switchOffLetters } from './switch-off-letters';
import { storeIdentity } from './store-identity';
import { wasSaid } from './process/receipt';
import { fileTicket, knownFiling } from './tickets/file-ticket';
import { indexEarlier } from './tickets/index-earlier';
import { keptTicket } from './tickets/kept-ticket';
import { listTickets } from './tickets/list-tickets';
import { noteOwed } from './tickets/note-owed';
import { owedTo } from './tickets/owed-filter';
import { readTicketStates } from './tickets/read-ticket-states';
import { publishRelease } from './tickets/publish-release';
import { readRelated } from './tickets/read-related';
import { readAcceptedAt } from './tickets/accepted-at';
import { readTicket } from './tickets/read-ticket';
import { keptVisit } from './visits/kept-visit';
import { keptQuota, workVerbs } from './works/verbs';
import { readVisit } from './visits/read-visit';
import { readVisitTimeline } from './visits/read-visit-timeline';
import { transferVerbs } from './transfer/verbs';
import { webhookVerbs } from './webhooks/verbs';
import { timeVerbs } from './whose-time/verbs';
import type { Language } from '../texts/language';

export interface StoreOptions {
  readonly prisma: Database;
  /** Default: the database's. */
  readonly clock?: Clock;
  /** Default: a table. */
  readonly blobs?: Blobs;
  /** Where keys of access data lie; default: nowhere, and no such data are taken. */
  readonly accessKeys?: ((owner: KeysOwner) => AccessKeys) | undefined;
  /** Of what the engine's console shows; default: English. */
  readonly language?: Language;
  /** A transport for letters is configured; default: none, and all of them stand in the portal. */
  readonly lettersLeave?: boolean;
  /** Kinds of processes beside tickets and visits. */
  readonly kinds?: readonly RegisteredKind[];
  /** Told of decisions that threw. */
  readonly onFault?: (fault: DecisionFault) => void;
}

/** What a store's verbs work with, those of a kind of its own among them. */
export function storeContext({
  prisma,
  clock = databaseClock(prisma),
  blobs = tableOfBlobs,
  accessKeys,
  language = 'en',
  lettersLeave = false,
  kinds = [],
  onFault,
}: StoreOptions): StoreContext {
  const storeId = storeIdentity(prisma);
  const keepsData = async (): Promise<boolean> =>
    (await prisma.accessData.findFirst({ select: { leaseId: true } })) !== null;
  const keys = accessKeys?.({ storeId, keepsData }) ?? noKeys;
  return {
    database: prisma,
    clock,
    blobs,
    accessKeys: keys,
    language,
    lettersLeave,
    onFault,
    announce: announcer(prisma),
    library: new RulesLibrary(prisma),
    present: presentOf(prisma, clock),
    kinds: kindsOf([
      registered(keptTicket),
      registered(keptVisit),
      registered(keptPublication),
      registered(keptCheck),
      registered(keptLease(keys)),
      registered(keptQuota),
      ...deskKinds,
      ...kinds,
    ]),
    storeId,
  };
}

export function createStore(options: StoreOptions) {
  return storeOn(storeContext(options));
}

/** Everything that the product reads from and writes to PostgreSQL, one verb a function. Nothing else writes there. */
export function storeOn(context: StoreContext) {
  const { clock } = context;
  const bind = bindTo(context);
  return {
    clock,
    ping: bind(ping),
    readFigures: bind(readFigures),
    // Tickets
    fileTicket: bind(fileTicket),
    knownFiling: bind(knownFiling),
    sayToTicket: createSayer(context, keptTicket),
    wasSaid: bind(wasSaid),
    readSaid: bind(readSaid),
    readAnswers: bind(readAnswers),
    readOutcomes: bind(readOutcomes),
    readClocks: bind(readClocks),
    readTicket: bind(readTicket),
    readAcceptedAt: bind(readAcceptedAt),
    readRelated: bind(readRelated),
    listTickets: bind(listTickets),
    readTicketStates: bind(readTicketStates),
    publishRelease: bind(publishRelease),
    indexEarlier: bind(indexEarlier),
    noteOwed: bind(noteOwed),
    owedTo: bind(owedTo),
    readTimeline: bind(readTimeline),
    readMessages: bind(readMessages),
    listCommands: bind(listCommands),
    readCommand: bind(readCommand),
    // Runs of the engine
    look: bind(look),
    claimRuns: bind(claimRuns),
    settleRuns: bind(settleRuns),
    noteStarted: bind(noteStarted),
    noteHeard: bind(noteHeard),
    forgetRuns: bind(forgetRuns),
    countUnstartedRuns: bind(countUnstartedRuns),
    checkIntegrity: bind(checkIntegrity),
    // Visits
    sayToVisit: createSayer(context, keptVisit),
    readVisit: bind(readVisit),
    readVisitTimeline: bind(readVisitTimeline),
    listVisits: bind(listVisits),
    // Access data
    sayToLease: createSayer(context, keptLease(context.accessKeys)),
    ...accessVerbs(bind),
    // Field work
    saveTechnician: bind(saveTechnician),
    findTechnician: bind(findTechnician),
    listTechnicians: bind(listTechnicians),
    technicianBoard: bind(technicianBoard),
    suggestSlots: bind(suggestSlots),
    addAbsence: bind(addAbsence),
    removeAbsence: bind(removeAbsence),
    listAbsences: bind(listAbsences),
    freeVisitsOf: bind(freeVisitsOf),
    moveSpares: bind(moveSpares),
    listStock: bind(listStock),
    openFeed: bind(openFeed),
    closeFeed: bind(closeFeed),
    readFeed: bind(readFeed),
    ...letterVerbs(bind),
    ...changeVerbs(bind),
    ...overviewVerbs(bind),
    ...knowledgeVerbs(bind),
    ...workVerbs(bind),
    ...queueVerbs(bind),
    ...timeVerbs(bind),
    ...transferVerbs(bind),
    ...webhookVerbs(bind),
    ...administrationVerbs(bind),
    ...publicationVerbs(bind),
    ...checkVerbs(bind, context),
    ...deskVerbs(bind, context),
    ...besideVerbs(bind),
    // What a decision threw on
    listSetAside: bind(listSetAside),
    findSetAside: bind(findSetAside),
    takeUpAgain: bind(takeUpAgain),
    listAudit: bind(listAudit),
    // People
    addClient: bind(addClient),
    addPerson: bind(addPerson),
    addMembership: bind(addMembership),
    setCompanyRole: bind(setCompanyRole),
    addApiKey: bind(addApiKey),
    revokeApiKeys: bind(revokeApiKeys),
    setPassword: bind(setPassword),
    setServices: bind(setServices),
    findCaller: bind(findCaller),
    findCallerByKey: bind(findCallerByKey),
    findCallerBySession: bind(findCallerBySession),
    findCallers: bind(findCallers),
    findClient: (desk: string, id: string) => findClient(context.database, desk, id),
    removeExpiredSessions: bind(removeExpiredSessions),
    findClientUsers: bind(findClientUsers),
    findOrAddCaller: bind(findOrAddCaller),
    askForPassword: bind(askForPassword),
    findAccountLetter: bind(findAccountLetter),
    setPasswordByLetter: bind(setPasswordByLetter),
    claimAccountLetters: bind(claimAccountLetters),
    settleAccountLetter: bind(settleAccountLetter),
    invitePerson: bind(invitePerson),
    ...signInVerbs(bind),
    listStaffAbsences: bind(listStaffAbsences),
    noteStaffAbsence: bind(noteStaffAbsence),
    removeStaffAbsence: bind(removeStaffAbsence),
    standingInAt: bind(standingInAt),
    setActive: bind(setActive),
    listHeldTickets: bind(listHeldTickets),
    readPeople: bind(readPeople),
    readStaffNames: bind(readStaffNames),
    listDeskPeople: bind(listDeskPeople),
    readPreferences: bind(readPreferences),
    savePreferences: bind(savePreferences),
    switchOffLetters: bind(switchOffLetters),
    // Rules
    publishCalendarYears: bind(publishCalendarYears),
    publishRegulation: bind(publishRegulation),
    addContract: bind(addContract),
    checkContract: bind(checkContractNow),
    listPublicationFaults: bind(listPublicationFaults),
    settlePublicationFaults: bind(settlePublicationFaults),
    listStalePins: bind(listStalePins),
    ...rehearsalVerbs(bind),
    ...lookUpVerbs(bind),
    listClients: bind(listClients),
  };
}

export type Store = ReturnType<typeof createStore>;
