import { handInReport, listReports, publishReportSummary, readReport, readReportAccount } from './reports/routes';
import { listRegisterChanges, readRegister, readRegisterEntry } from './register/read';
import {
  addRegisterEntry,
  changeRegisterEntry,
  publishRegisterChange,
  readRegisterAccount,
  readRegisterChange,
  withdrawRegisterChange,
} from './register/write';
import { dismissAnnouncement, listOwnAnnouncements } from './announcements/own-routes';
import {
  giveAnnouncementCommand,
  listAnnouncements,
  previewAnnouncement,
  readAnnouncement,
  writeAnnouncement,
} from './announcements/routes';
import { linkTickets, listLinkedTickets, unlinkTicket } from './incidents/links';
import { declareIncident, giveIncidentCommand, listIncidents, readIncident } from './incidents/routes';
import { listDeliveries, sendDeliveryAgain, testWebhook } from './webhooks/deliveries';
import {
  addWebhook,
  changeWebhook,
  endWebhook,
  listWebhooks,
  readWebhook,
  renewWebhookSecret,
} from './webhooks/routes';
import type { AnyRoute } from './http/define-route';

/** What a desk does beside its tickets: incidents, announcements, reports, the register of responsible persons, webhooks. */
export const routesBesideTickets: readonly AnyRoute[] = [
  handInReport,
  listReports,
  publishReportSummary,
  readReport,
  readReportAccount,
  listRegisterChanges,
  readRegister,
  readRegisterEntry,
  addRegisterEntry,
  changeRegisterEntry,
  publishRegisterChange,
  readRegisterAccount,
  readRegisterChange,
  withdrawRegisterChange,
  dismissAnnouncement,
  listOwnAnnouncements,
  giveAnnouncementCommand,
  listAnnouncements,
  previewAnnouncement,
  readAnnouncement,
  writeAnnouncement,
  linkTickets,
  listLinkedTickets,
  unlinkTicket,
  declareIncident,
  giveIncidentCommand,
  listIncidents,
  readIncident,
  listDeliveries,
  sendDeliveryAgain,
  testWebhook,
  addWebhook,
  changeWebhook,
  endWebhook,
  listWebhooks,
  readWebhook,
  renewWebhookSecret,
];
