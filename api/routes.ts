import { endLease, giveAccessData, lookAtAccessData, readLease } from './access/routes';
import { listAccountEntries, listAccountMonths, readClientAccount, topUpAccount } from './accounts/routes';
import { listAudit } from './audit/routes';
import { addAttachment, readAttachment } from './attachments/routes';
import { giveManyCommands } from './commands/give-many';
import { giveCommand, listCommands, readCommand } from './commands/routes';
import { checkContract } from './contracts/check';
import { listContracts, readContractPage } from './contracts/list';
import { publishContract } from './contracts/publish';
import { listContacts, logContact } from './contacts/routes';
import { publishDraft } from './drafts/publish';
import { readRehearsal, readRehearsalFile } from './drafts/rehearsal';
import { askRehearsal, listDrafts, openDraft, readDraft, reviseDraft, withdrawDraft } from './drafts/routes';
import { exportClient } from './companies/export';
import { addCompany, changeCompany, readCompany } from './companies/routes';
import { askDueDates } from './due-dates/routes';
import { addAbsence, listAbsences, removeAbsence } from './field/absences';
import { readTechnicianBoard } from './field/boards';
import { closeFeed, openFeed, readFeed } from './field/feeds';
import { listStock, moveSpares } from './field/spares';
import { suggestSlots } from './field/suggestions';
import { listTechnicians, saveTechnician } from './field/technicians';
import { listVisits } from './field/visits';
import { readFeedback } from './feedback/routes';
import { listKeys, makeKey, revokeKey } from './keys/routes';
import { listForms } from './look-ups/forms';
import { listReplies } from './look-ups/replies';
import type { AnyRoute } from './http/define-route';
import { listClients, listDeskPeople } from './look-ups/people';
import { listRegions } from './look-ups/regions';
import { listCalendars, listDesks, listRegulations } from './look-ups/routes';
import { readCalendarYear } from './rules/calendar-year';
import { readYearHistory } from './rules/year-history';
import { checkRegulation } from './rules/check-regulation';
import { checkYear } from './rules/check-year';
import { readRegulationFile } from './rules/regulation-file';
import { readRegulation } from './rules/regulation';
import { playYear } from './simulations/routes';
import { followChanges, tellPresence } from './live/routes';
import { changePreferences, readMe, readPreferences } from './me/routes';
import {
  beginSecondFactor,
  confirmSecondFactor,
  readSecondFactor,
  removeSecondFactor,
  renewBackupCodes,
} from './me/second-factor';
import { erasePerson } from './people/erasure';
import { decideMention, listMentions } from './people/mentions';
import { resetSecondFactor } from './people/second-factor';
import { beginOidc, finishOidc, listSignInWays } from './oidc/routes';
import { listStaffAbsences, noteStaffAbsence, removeStaffAbsence } from './absences/routes';
import { listNotices } from './notices/routes';
import { listLetters } from './overview/letters';
import { readOverview } from './overview/routes';
import { listRuns } from './overview/runs';
import { invitePerson } from './people/invitation';
import { addPerson } from './people/add';
import { listPeople, readPerson } from './people/list';
import { addMembership, endMembership } from './people/memberships';
import { changePerson } from './people/routes';
import { beginPass, readCheck } from './checks/routes';
import { readFeedbackTable } from './feedback/table';
import { addComment, listComments } from './knowledge/comments';
import { noteHelp } from './knowledge/help';
import { listArticles, readArticle, suggestArticles } from './knowledge/read';
import { addArticle, changeArticle, listVersions, showArticle, takeArticleBack } from './knowledge/write';
import { addQueue, changeQueue, listQueues, removeQueue } from './queues/routes';
import { listDefects, readDefect, reportDefect, settleDefect } from './releases/defects';
import { listReleases, noteRelease, readRelease } from './releases/register';
import { publishRelease } from './releases/routes';
import { listReviews, readReview, reviewTicket } from './reviews/routes';
import { routesBesideTickets } from './routes-beside-tickets';
import { listSetAside, takeUpAgain } from './set-aside/routes';
import { resetPassword, setPassword } from './session/password';
import { endSession, giveCode, openSession } from './session/routes';
import { listTickets } from './tickets/list';
import { fileTicket, listClocks, readAccount, readTicket } from './tickets/routes';
import { readTimeline } from './timeline/routes';
import { listMailboxes } from './mailboxes/routes';
import { dealWithTrayItem, readTrayLetter } from './tray/acts';
import { readTray } from './tray/routes';
import { readTicketTime } from './whose-time/of-ticket';
import { readWhoseTime, readWhoseTimeTable } from './whose-time/routes';
import {
  giveVisitCommand,
  listVisitClocks,
  listVisitCommands,
  readVisit,
  readVisitAccount,
  readVisitTimeline,
} from './visits/routes';

/** The API, route by route (DESIGN section 9). */
export const routes: readonly AnyRoute[] = [
  openSession,
  giveCode,
  listSignInWays,
  beginOidc,
  finishOidc,
  endSession,
  resetPassword,
  setPassword,
  readMe,
  changePreferences,
  readPreferences,
  readSecondFactor,
  beginSecondFactor,
  confirmSecondFactor,
  renewBackupCodes,
  removeSecondFactor,
  fileTicket,
  listTickets,
  readTicket,
  readTimeline,
  listClocks,
  readAccount,
  readTicketTime,
  giveCommand,
  giveManyCommands,
  listCommands,
  readCommand,
  publishRelease,
  listQueues,
  addQueue,
  changeQueue,
  removeQueue,
  readCheck,
  beginPass,
  listArticles,
  suggestArticles,
  addArticle,
  readArticle,
  changeArticle,
  showArticle,
  takeArticleBack,
  listVersions,
  listComments,
  addComment,
  noteHelp,
  listReviews,
  readReview,
  reviewTicket,
  listReleases,
  readRelease,
  noteRelease,
  listDefects,
  reportDefect,
  readDefect,
  settleDefect,
  followChanges,
  tellPresence,
  readVisit,
  readVisitTimeline,
  listVisitClocks,
  readVisitAccount,
  giveVisitCommand,
  listVisitCommands,
  readLease,
  giveAccessData,
  lookAtAccessData,
  endLease,
  listNotices,
  listVisits,
  suggestSlots,
  readTechnicianBoard,
  listTechnicians,
  saveTechnician,
  listAbsences,
  addAbsence,
  removeAbsence,
  openFeed,
  closeFeed,
  readFeed,
  listStock,
  moveSpares,
  addAttachment,
  readAttachment,
  askDueDates,
  readOverview,
  listLetters,
  listRuns,
  readFeedback,
  readFeedbackTable,
  playYear,
  readWhoseTime,
  readWhoseTimeTable,
  readTray,
  listMailboxes,
  dealWithTrayItem,
  readTrayLetter,
  listSetAside,
  takeUpAgain,
  listPeople,
  readPerson,
  addPerson,
  changePerson,
  resetSecondFactor,
  erasePerson,
  listMentions,
  decideMention,
  exportClient,
  listStaffAbsences,
  noteStaffAbsence,
  removeStaffAbsence,
  invitePerson,
  addMembership,
  endMembership,
  readClientAccount,
  listAccountMonths,
  listAccountEntries,
  topUpAccount,
  readCompany,
  addCompany,
  changeCompany,
  listKeys,
  makeKey,
  revokeKey,
  listAudit,
  logContact,
  listContacts,
  listDesks,
  listForms,
  listReplies,
  listDeskPeople,
  listClients,
  listRegulations,
  readRegulation,
  readRegulationFile,
  checkRegulation,
  listCalendars,
  readCalendarYear,
  readYearHistory,
  checkYear,
  listRegions,
  listContracts,
  checkContract,
  publishContract,
  readContractPage,
  listDrafts,
  openDraft,
  readDraft,
  reviseDraft,
  askRehearsal,
  readRehearsal,
  readRehearsalFile,
  publishDraft,
  withdrawDraft,
  ...routesBesideTickets,
];
