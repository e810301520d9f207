/**
 * Saved answers of Zammad's REST API: `/api/v1/tickets`, `users`, `organizations`, `ticket_articles` (of each ticket) and, where
 * tickets were not saved with `?expand=true`, `ticket_states`. What a record is, its fields say.
 */
import { normalDomains } from '../domains';
import { Faults } from '../faults';
import { isSaved, recordsOf, savedFields, type SavedRecord } from '../json';
import {
  transferLimits as limits,
  type CompanyRecord,
  type FileRecord,
  type PersonRecord,
  type Read,
  type SourceFile,
  type TicketRecord,
  type WordRecord,
} from '../records';
import { headed, optionalEmail, optionalInstant, optionalPhone, required, requiredInstant, textOf } from '../values';

type Kind = 'ticket' | 'article' | 'user' | 'organization' | 'state';

const closed: readonly string[] = ['closed', 'merged', 'removed'];
/** Zammad's own user, who owns what nobody has. */
const nobody = '1';
/** Roles that a fresh installation numbers so: who has one works for the desk. */
const staffRoles: readonly unknown[] = [1, 2];
const staffRoleNames: readonly unknown[] = ['Admin', 'Agent'];

function kindOf({ value }: SavedRecord): Kind | undefined {
  const has = (...keys: readonly string[]): boolean => keys.every((key) => Object.hasOwn(value, key));
  if (has('ticket_id', 'body')) return 'article';
  if (has('number', 'title', 'customer_id')) return 'ticket';
  if (has('login', 'firstname')) return 'user';
  if (has('state_type_id', 'name')) return 'state';
  if (has('name') && (has('domain') || has('shared'))) return 'organization';
  return undefined;
}

/** @param plain makes the text of a message that is HTML */
export function readZammad(files: readonly SourceFile[], plain: (html: string) => string): Read {
  const faults = new Faults();
  const byKind: Record<Kind, SavedRecord[]> = { ticket: [], article: [], user: [], organization: [], state: [] };
  for (const record of files.flatMap((file) => recordsOf(file, faults))) {
    const kind = kindOf(record);
    if (kind === undefined) faults.note(record.at, 'unknown-record');
    else byKind[kind].push(record);
  }
  const states = new Map(byKind.state.map(({ value }) => [textOf(value['id']) ?? '', textOf(value['name']) ?? '']));
  const people = byKind.user.flatMap((record) => userOf(record, faults) ?? []);
  const staff = new Set(people.flatMap((person) => (person.staff ? [person.id] : [])));
  const words = new Map<string, WordRecord[]>();
  for (const record of byKind.article) {
    const word = wordOf(record, staff, plain, faults);
    const ticket = textOf(record.value['ticket_id']) ?? '';
    if (word !== null) words.set(ticket, [...(words.get(ticket) ?? []), word]);
  }
  const tickets = byKind.ticket.map((record) => ticketOf(record, states, words, faults));
  const companies = byKind.organization.map((record) => organizationOf(record, faults));
  return { records: { companies, people, contracts: [], tickets }, faults: faults.all };
}

function organizationOf(record: SavedRecord, faults: Faults): CompanyRecord {
  const id = textOf(record.value['id']) ?? '';
  const fields = savedFields(record, id, faults);
  return { id, at: record.at, name: required(fields, 'name'), emailDomains: normalDomains(fields, 'domain') };
}

/** Zammad's own user is nobody. */
function userOf(record: SavedRecord, faults: Faults): PersonRecord | null {
  const { value, at } = record;
  const id = textOf(value['id']) ?? '';
  if (id === nobody) return null;
  const fields = savedFields(record, id, faults);
  const name = [textOf(value['firstname']), textOf(value['lastname'])].filter((part) => part !== null).join(' ');
  const login = textOf(value['login']) ?? '';
  const roles: readonly unknown[] = Array.isArray(value['roles']) ? (value['roles'] as unknown[]) : [];
  const roleIds: readonly unknown[] = Array.isArray(value['role_ids']) ? (value['role_ids'] as unknown[]) : [];
  const staff =
    roles.length > 0
      ? roles.some((role) => staffRoleNames.includes(role))
      : roleIds.some((role) => staffRoles.includes(role));
  return {
    id,
    at,
    name: (name === '' ? login : name).slice(0, limits.nameLength),
    email: optionalEmail(fields, 'email'),
    phone: optionalPhone(fields, 'mobile', false) ?? optionalPhone(fields, 'phone', false),
    company: staff ? null : textOf(value['organization_id']),
    staff,
  };
}

function wordOf(
  record: SavedRecord,
  staff: ReadonlySet<string>,
  plain: (html: string) => string,
  faults: Faults,
): WordRecord | null {
  const { value } = record;
  const id = textOf(value['id']);
  const fields = savedFields(record, id, faults);
  const body = typeof value['body'] === 'string' ? value['body'] : '';
  const text = (textOf(value['content_type']) === 'text/html' ? plain(body) : body).trim().slice(0, limits.textLength);
  const files = filesOf(record, faults);
  if (text === '' && files.length === 0) return null;
  const author = textOf(value['origin_by_id']) ?? textOf(value['created_by_id']);
  const isOwn =
    textOf(value['sender']) === 'System' || textOf(value['sender_id']) === '3' || author === null || author === nobody;
  const byCustomer = textOf(value['sender']) === 'Customer' || textOf(value['sender_id']) === '2';
  const internal = value['internal'] === true;
  return {
    author: isOwn ? null : author,
    side: isOwn ? 'system' : internal || (!byCustomer && staff.has(author)) ? 'desk' : 'client',
    internal: internal || isOwn,
    text,
    at: requiredInstant(fields, 'created_at'),
    files,
  };
}

/**
 * The files of an article. Their bytes are no part of it: they lie beside the answers under the address that they have in the API,
 * `ticket_attachment/TICKET/ARTICLE/FILE`.
 */
function filesOf({ value, at }: SavedRecord, faults: Faults): readonly FileRecord[] {
  const listed: readonly unknown[] = Array.isArray(value['attachments']) ? (value['attachments'] as unknown[]) : [];
  const [ticket, article] = [textOf(value['ticket_id']), textOf(value['id'])];
  return listed.flatMap((each): readonly FileRecord[] => {
    const saved = isSaved(each) ? each : {};
    const [id, name] = [textOf(saved['id']), textOf(saved['filename'])];
    const place = [ticket, article, id];
    if (name === null || place.some((part) => part === null || !/^[0-9]{1,18}$/.test(part))) {
      faults.note(at, 'not-a-file-name', article, 'attachments');
      return [];
    }
    const preferences = isSaved(saved['preferences']) ? saved['preferences'] : {};
    const said = textOf(preferences['Content-Type']) ?? textOf(preferences['Mime-Type']) ?? '';
    return [{ name, said, at, content: { kind: 'beside', path: ['ticket_attachment', ...place].join('/') } }];
  });
}

function ticketOf(
  record: SavedRecord,
  states: ReadonlyMap<string, string>,
  words: ReadonlyMap<string, readonly WordRecord[]>,
  faults: Faults,
): TicketRecord {
  const { value, at } = record;
  const id = textOf(value['id']) ?? '';
  const fields = savedFields(record, id, faults);
  const state = textOf(value['state']) ?? states.get(textOf(value['state_id']) ?? '') ?? null;
  if (state === null) faults.note(at, 'unknown-state', id, 'state');
  const receivedAt = requiredInstant(fields, 'created_at');
  const updatedAt = optionalInstant(fields, 'updated_at') ?? receivedAt;
  const ended = closed.includes(state?.toLowerCase() ?? '');
  const said = [...(words.get(id) ?? [])].sort((a, b) => a.at - b.at);
  const [first, ...later] = said;
  const opens = first !== undefined && !first.internal && first.side === 'client';
  const owner = textOf(value['owner_id']);
  const named = { Group: textOf(value['group']), State: state, Priority: textOf(value['priority']) };
  return {
    id,
    at,
    number: required(fields, 'number', limits.idLength),
    ...headed(textOf(value['title']), opens ? first.text : ''),
    company: textOf(value['organization_id']),
    author: required(fields, 'customer_id', limits.idLength),
    receivedAt,
    updatedAt,
    closedAt: ended ? (optionalInstant(fields, 'close_at') ?? updatedAt) : null,
    topic: null,
    requestType: null,
    priority: null,
    owner: owner === nobody ? null : owner,
    fields: Object.fromEntries(Object.entries(named).flatMap(([key, text]) => (text === null ? [] : [[key, text]]))),
    queue: named.Group,
    files: opens ? first.files : [],
    words: (opens ? later : said).slice(0, limits.wordsOfTicket),
  };
}
