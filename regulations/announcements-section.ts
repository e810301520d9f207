import { code, keys, source, term } from './words';

/** How far ahead announcements are told, and until when services agree on maintenance (EA-5, HT-17). */
export const announcements = keys({
  lead: keys({
    break: term.optional(),
    hours: term.optional(),
    holiday: term.optional(),
    maintenance: term.optional(),
  }).default({}),
  agreed: term.optional(),
  calendar: code,
  source,
}).optional();
