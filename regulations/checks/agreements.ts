import type { AgreementRule } from '../../domain/regulation';
import { agreeingRoles } from '../../domain/regulation/vocabulary';
import type { RawFault } from '../json';
import { isAlwaysOpen } from './calendars';
import type { Check } from './document';

/** What two sides may agree on can be agreed on, by people whom the file can know. */
export const checkAgreements: Check = ({ parsed: { agreements, calendars = {} }, beneath }) =>
  Object.entries<AgreementRule>(agreements ?? {}).flatMap(([code, rule]): RawFault[] => {
    const path = ['agreements', code];
    const faults: RawFault[] = [];
    const calendar = rule.terms === 'time' ? calendars[rule.calendar] : undefined;
    if (calendar !== undefined && isAlwaysOpen(calendar))
      faults.push({
        path: [...path, 'calendar'],
        message:
          'is open round the clock, and only work outside its hours is agreed on: name the one of the working time',
        related: [['calendars', rule.calendar ?? '']],
      });
    // What a contract says is laid over the file: it knows the people of its client.
    if (beneath === null)
      rule.with.forEach((name, index) => {
        if (agreeingRoles.some((role) => role === name)) return;
        const message = `names the person "${name}", whom only the contract of a client can name: say one of ${agreeingRoles.join(', ')}`;
        faults.push({ path: [...path, 'with', ...(rule.with.length === 1 ? [] : [index])], message });
      });
    return faults;
  });
