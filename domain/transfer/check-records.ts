/** Records against each other, and against what the desk has already: what is left can be brought in. */
import type { Instant } from '../time';
import { Faults } from './faults';
import type { CompanyRecord, ContractRecord, PersonRecord, Records, TicketRecord, TransferFault } from './records';

/** What the desk has, as far as records are judged by it. */
export interface DeskKnown {
  readonly now: Instant;
  readonly topics: ReadonlySet<string>;
  readonly requestTypes: ReadonlySet<string>;
  readonly priorities: ReadonlySet<string>;
  /** Serves only whoever has a contract. */
  readonly needsContract: boolean;
  /** Names in small letters of companies with a contract in force. */
  readonly contracted: ReadonlySet<string>;
  /** Names of companies in small letters, by their mail domains. */
  readonly companiesByDomain: ReadonlyMap<string, string>;
  /** By address: for which companies of the desk (names in small letters) and whether for the desk itself. */
  readonly people: ReadonlyMap<string, { readonly companies: readonly string[]; readonly staff: boolean }>;
  /** What was brought in before, by kind and id: it may be referred to, and is not judged anew. */
  was(kind: keyof Records, id: string): boolean;
}

/** @returns what can be brought in, in the order in which it has to be, and what is wrong with the rest */
export function checkRecords(
  records: Records,
  known: DeskKnown,
): { readonly ready: Records; readonly faults: readonly TransferFault[] } {
  const faults = new Faults();
  const companies = sound('companies', records.companies, known, faults, (company, bad) => {
    const foreign = company.emailDomains.some((domain) => {
      const of = known.companiesByDomain.get(domain);
      return of !== undefined && of !== company.name.toLowerCase();
    });
    if (foreign) bad('domain-of-another', 'domains');
  });
  const company = (id: string): boolean => companies.has(id) || known.was('companies', id);
  const byDomain = new Map(
    [...companies.values()].flatMap(({ id, emailDomains }) => emailDomains.map((each) => [each, id])),
  );
  const placed = records.people.map((person): PersonRecord => {
    const domain = person.email?.slice(person.email.indexOf('@') + 1);
    const found = domain === undefined ? undefined : byDomain.get(domain);
    return person.company === null && !person.staff && found !== undefined ? { ...person, company: found } : person;
  });
  const addresses = new Map<string, string>();
  const people = sound('people', placed, known, faults, (person, bad) => {
    if (!person.staff && person.company === null) bad('no-company', 'company');
    if (person.company !== null && !company(person.company)) bad('unknown-company', 'company');
    if (person.email === null) return;
    if (addresses.has(person.email)) bad('address-of-another', 'email');
    addresses.set(person.email, person.id);
    const at = known.people.get(person.email);
    if (at !== undefined && widens(person, at, companies)) bad('address-of-another', 'email');
  });
  const contracts = sound('contracts', records.contracts, known, faults, (contract, bad) => {
    if (!company(contract.company)) bad('unknown-company', 'company');
    if (contract.validTo !== null && contract.validTo < contract.validFrom) bad('ends-before', 'to');
  });
  const contracted = new Set([...contracts.values()].map((contract) => contract.company));
  const tickets = sound('tickets', records.tickets, known, faults, (ticket, bad) =>
    checkTicket(ticket, bad, { known, people, companies, company, contracted }),
  );
  return {
    ready: {
      companies: [...companies.values()],
      people: [...people.values()],
      contracts: [...contracts.values()],
      tickets: [...tickets.values()],
    },
    faults: faults.all,
  };
}

type Bad = (code: TransferFault['code'], field: string) => void;
interface Kinds {
  readonly companies: CompanyRecord;
  readonly people: PersonRecord;
  readonly contracts: ContractRecord;
  readonly tickets: TicketRecord;
}

/** Those without a fault, by id. What was brought in before is passed on as it is. */
function sound<Kind extends keyof Kinds>(
  kind: Kind,
  all: readonly Kinds[Kind][],
  known: DeskKnown,
  faults: Faults,
  judge: (record: Kinds[Kind], bad: Bad) => void,
): ReadonlyMap<string, Kinds[Kind]> {
  const found = new Map<string, Kinds[Kind]>();
  for (const record of all) {
    const before = faults.all.length;
    const bad: Bad = (code, field) => faults.note(record.at, code, record.id, field);
    if (found.has(record.id)) bad('double', 'id');
    else if (!known.was(kind, record.id)) judge(record, bad);
    if (faults.all.length === before) found.set(record.id, record);
  }
  return found;
}

/** Whether the role that a record brings would give somebody whom the desk knows more than the person has. */
function widens(
  person: PersonRecord,
  at: { readonly companies: readonly string[]; readonly staff: boolean },
  companies: ReadonlyMap<string, CompanyRecord>,
): boolean {
  if (person.staff) return !at.staff && at.companies.length > 0;
  const name = person.company === null ? undefined : companies.get(person.company)?.name.toLowerCase();
  return at.staff || (at.companies.length > 0 && (name === undefined || !at.companies.includes(name)));
}

interface Beside {
  readonly known: DeskKnown;
  readonly people: ReadonlyMap<string, PersonRecord>;
  readonly companies: ReadonlyMap<string, CompanyRecord>;
  readonly contracted: ReadonlySet<string>;
  readonly company: (id: string) => boolean;
}

function checkTicket(ticket: TicketRecord, bad: Bad, { known, people, companies, company, contracted }: Beside): void {
  const person = (id: string): boolean => people.has(id) || known.was('people', id);
  if (!person(ticket.author)) bad('unknown-person', 'author');
  if (ticket.owner !== null && !person(ticket.owner)) bad('unknown-person', 'owner');
  const of = ticket.company ?? people.get(ticket.author)?.company ?? null;
  if (ticket.company !== null && !company(ticket.company)) bad('unknown-company', 'company');
  else if (of === null && people.has(ticket.author)) bad('no-company', 'company');
  if (known.needsContract && of !== null && !contracted.has(of)) {
    const name = companies.get(of)?.name.toLowerCase();
    if (name !== undefined && !known.contracted.has(name)) bad('no-contract', 'company');
  }
  if (ticket.receivedAt > known.now) bad('in-the-future', 'created');
  if (ticket.closedAt !== null && ticket.closedAt > known.now) bad('in-the-future', 'closed');
  if (ticket.closedAt !== null && ticket.closedAt < ticket.receivedAt) bad('ends-before', 'closed');
  if (ticket.topic !== null && !known.topics.has(ticket.topic)) bad('unknown-topic', 'topic');
  if (ticket.requestType !== null && !known.requestTypes.has(ticket.requestType)) bad('unknown-type', 'type');
  if (ticket.priority !== null && !known.priorities.has(ticket.priority)) bad('unknown-priority', 'priority');
  for (const { author, at } of ticket.words) {
    if (author !== null && !person(author)) bad('unknown-person', 'messages.author');
    if (at > known.now) bad('in-the-future', 'messages.created');
  }
}
