import type { RefusalCode } from '../domain/policy/refusals';
import type { Text } from '../domain/regulation/types';
import { accessRefusals } from './access';
import { announcementRefusals } from './announcements';
import { incidentRefusals } from './incidents';
import { publicationRefusals } from './publications';
import { monthRefusals } from './reports';
import { visitRefusalTexts } from './refusals-visits';
import { ticketRefusals } from './tickets';

/** What a person reads when a command cannot be. */
export const refusalTexts: Readonly<Record<RefusalCode, Text>> = {
  ...ticketRefusals,
  ...visitRefusalTexts,
  ...publicationRefusals,
  ...accessRefusals,
  ...incidentRefusals,
  ...monthRefusals,
  ...announcementRefusals,
};
