import { addAttachment, readAttachment } from './attachments/routes';
import { giveCommand, listCommands, readCommand } from './commands/routes';
import { listContacts, logContact } from './contacts/routes';
import { askDueDates } from './due-dates/routes';
import { addAbsence, listAbsences, removeAbsence } from './field/absences';
import { readTechnicianBoard } from './field/boards';
import { closeFeed, openFeed, readFeed } from './field/feeds';
import { listStock, moveSpares } from './field/spares';
import { suggestSlots } from './field/suggestions';
import { listTechnicians, saveTechnician } from './field/technicians';
import { listVisits } from './field/visits';
import { readFeedback } from './feedback/routes';
import { listForms } from './look-ups/forms';
import { listReplies } from './look-ups/replies';
import type { AnyRoute } from './http/define-route';
import { listClients, listDeskPeople } from './look-ups/people';
import { listRegions } from './look-ups/regions';
import { listCalendars, listContracts, listDesks, listRegulations } from './look-ups/routes';
import { followChanges, tellPresence } from './live/routes';
import { changePreferences, readMe, readPreferences } from './me/routes';
import { listNotices } from './notices/routes';
import { invitePerson } from './people/invitation';
import { changePerson } from './people/routes';
import { publishRelease } from './releases/routes';
import { listSetAside, takeUpAgain } from './set-aside/routes';
import { resetPassword, setPassword } from './session/password';
import { endSession, openSession } from './session/routes';
import { listTickets } from './tickets/list';
import { fileTicket, listClocks, readAccount, readTicket } from './tickets/routes';
import { readTimeline } from './timeline/routes';
import { listMailboxes } from './mailboxes/routes';
import { dealWithTrayItem, readTrayLetter } from './tray/acts';
import { readTray } from './tray/routes';
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
  endSession,
  resetPassword,
  setPassword,
  readMe,
  changePreferences,
  readPreferences,
  fileTicket,
  listTickets,
  readTicket,
  readTimeline,
  listClocks,
  readAccount,
  giveCommand,
  listCommands,
  readCommand,
  publishRelease,
  followChanges,
  tellPresence,
  readVisit,
  readVisitTimeline,
  listVisitClocks,
  readVisitAccount,
  giveVisitCommand,
  listVisitCommands,
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
  readFeedback,
  readTray,
  listMailboxes,
  dealWithTrayItem,
  readTrayLetter,
  listSetAside,
  takeUpAgain,
  changePerson,
  invitePerson,
  logContact,
  listContacts,
  listDesks,
  listForms,
  listReplies,
  listDeskPeople,
  listClients,
  listRegulations,
  listCalendars,
  listRegions,
  listContracts,
];
