/**
 * Saved answers of Request Tracker's REST 2.0 (RT 5): tickets, users, transactions and attachments, each as its own address or a
 * collection with all fields answers it. What a record is, its fields say.
 */
import { Faults } from '../faults';
import { isSaved, recordsOf, savedFields, type Saved, type SavedRecord } from '../json';
import {
  transferLimits as limits,
  type CompanyRecord,
  type PersonRecord,
  type Read,
  type SourceFile,
  type TicketRecord,
  type WordRecord,
} from '../records';
import {
  headed,
  instantOf,
  optional,
  optionalEmail,
  optionalInstant,
  optionalPhone,
  requiredInstant,
  textOf,
} from '../values';
import { refOf } from './ref';
import { wordsOfTransactions } from './words';

/** Nobody's tickets belong to this one, and RT's own acts. */
const nobodies: readonly string[] = ['Nobody', 'RT_System', '6', '1'];
const closed: readonly string[] = ['resolved', 'rejected', 'closed'];

/** How a record is told from others, the surest first. */
function kindOf({ value }: SavedRecord): 'ticket' | 'user' | 'transaction' | 'attachment' | undefined {
  const has = (...keys: readonly string[]): boolean => keys.every((key) => Object.hasOwn(value, key));
  if (has('TransactionId')) return 'attachment';
  if (has('Object', 'Type', 'Creator')) return 'transaction';
  if (has('Subject', 'Queue', 'Status')) return 'ticket';
  if (has('Name') && (has('EmailAddress') || has('RealName') || has('Privileged'))) return 'user';
  return undefined;
}

/**
 * @param plain makes the text of a message that came as HTML alone
 * @param decode makes text of Base64 in UTF-8
 */
export function readRt(
  files: readonly SourceFile[],
  plain: (html: string) => string,
  decode: (base64: string) => string,
): Read {
  const faults = new Faults();
  const byKind: Record<'ticket' | 'user' | 'transaction' | 'attachment', SavedRecord[]> = {
    ticket: [],
    user: [],
    transaction: [],
    attachment: [],
  };
  for (const record of files.flatMap((file) => recordsOf(file, faults))) {
    const kind = kindOf(record);
    if (kind === undefined) faults.note(record.at, 'unknown-record');
    else byKind[kind].push(record);
  }
  const users = byKind.user.map((record) => userOf(record, faults));
  const staff = new Set(users.flatMap(({ person }) => (person.staff ? [person.id] : [])));
  const words = wordsOfTransactions(byKind.transaction, byKind.attachment, { staff, faults, plain, decode });
  const tickets = byKind.ticket.flatMap((record) => ticketOf(record, words, faults) ?? []);
  return {
    records: { companies: companiesOf(users), people: users.map(({ person }) => person), contracts: [], tickets },
    faults: faults.all,
  };
}

interface User {
  readonly person: PersonRecord;
  readonly organization: string | null;
}

/** A user bears the login as its id: that is how other records refer to it. */
function userOf(record: SavedRecord, faults: Faults): User {
  const login = textOf(record.value['Name']) ?? '';
  const fields = savedFields(record, login, faults);
  const organization = optional(fields, 'Organization');
  const staff = record.value['Privileged'] === 1 || record.value['Privileged'] === '1';
  const phone = optionalPhone(fields, 'MobilePhone', false) ?? optionalPhone(fields, 'WorkPhone', false);
  const person: PersonRecord = {
    id: login,
    at: record.at,
    name: optional(fields, 'RealName') ?? login,
    email: optionalEmail(fields, 'EmailAddress'),
    phone,
    company: staff || organization === null ? null : organization,
    staff,
  };
  return { person, organization: staff ? null : organization };
}

/** RT knows companies by what stands beside their users. */
function companiesOf(users: readonly User[]): readonly CompanyRecord[] {
  const named = new Map<string, CompanyRecord>();
  for (const { person, organization } of users)
    if (organization !== null && !named.has(organization))
      named.set(organization, { id: organization, at: person.at, name: organization, emailDomains: [] });
  return [...named.values()];
}

/** What was deleted there is not brought here. */
function ticketOf(
  record: SavedRecord,
  words: ReadonlyMap<string, readonly WordRecord[]>,
  faults: Faults,
): TicketRecord | null {
  const { value, at } = record;
  const id = textOf(value['id']) ?? '';
  const fields = savedFields(record, id, faults);
  const status = (optional(fields, 'Status') ?? '').toLowerCase();
  if (status === 'deleted') return null;
  if (id === '') faults.note(at, 'missing', null, 'id');
  const author = firstOf(value['Requestor']) ?? refOf(value['Creator']);
  if (author === null) faults.note(at, 'missing', id, 'Requestor');
  const owner = refOf(value['Owner']);
  const receivedAt = requiredInstant(fields, 'Created');
  const updatedAt = optionalInstant(fields, 'LastUpdated') ?? receivedAt;
  // RT writes the beginning of 1970 where there is no instant.
  const resolved = instantOf(textOf(value['Resolved']) ?? '') ?? 0;
  const merged = refOf(value['EffectiveId']) ?? id;
  const ended = closed.includes(status) || merged !== id;
  const [first, ...later] = words.get(id) ?? [];
  const opens = first !== undefined && !first.internal && first.side === 'client';
  const queue = isSaved(value['Queue'])
    ? (textOf(value['Queue']['Name']) ?? refOf(value['Queue']))
    : textOf(value['Queue']);
  return {
    id,
    at,
    number: id,
    ...headed(textOf(value['Subject']), opens ? first.text : ''),
    company: null,
    author: author ?? '',
    receivedAt,
    updatedAt,
    closedAt: ended ? (resolved > 0 ? resolved : updatedAt) : null,
    topic: null,
    requestType: null,
    priority: null,
    owner: owner === null || nobodies.includes(owner) ? null : owner,
    fields: named({ Queue: queue, Status: status, Priority: textOf(value['Priority']) }),
    queue,
    files: opens ? first.files : [],
    words: (opens ? later : (words.get(id) ?? [])).slice(0, limits.wordsOfTicket),
  };
}

function firstOf(value: unknown): string | null {
  return Array.isArray(value) ? refOf(value[0]) : refOf(value);
}

function named(values: Saved): { readonly [name: string]: string } {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  );
}
