import { isEverybodysDomain, isMailDomain } from '../people/mail-domain';
import { textOf, type Fields } from './values';

/** Mail domains of a company, separated by spaces, commas or semicolons; those at which anybody has an address are none of its. */
export function normalDomains(fields: Fields, field: string): readonly string[] {
  const named =
    textOf(fields.get(field))
      ?.toLowerCase()
      .split(/[\s,;]+/) ?? [];
  const domains = named.filter((each) => each !== '').map((each) => each.replace(/^@/, ''));
  if (domains.some((each) => !isMailDomain(each)))
    fields.faults.note(fields.at, 'not-an-address', fields.record, field);
  return [...new Set(domains)].filter((each) => isMailDomain(each) && !isEverybodysDomain(each)).slice(0, 50);
}
