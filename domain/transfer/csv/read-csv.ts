/** Tables of companies, people, contracts, tickets and messages, told apart by their columns. */
import { normalDomains } from '../domains';
import { Faults } from '../faults';
import {
  transferLimits as limits,
  type CompanyRecord,
  type ContractRecord,
  type FileRecord,
  type PersonRecord,
  type Read,
  type SourceFile,
  type TicketRecord,
  type WordRecord,
} from '../records';
import {
  headed,
  optional,
  optionalDate,
  optionalEmail,
  optionalInstant,
  optionalPhone,
  required,
  requiredInstant,
  textOf,
  type Fields,
} from '../values';
import { parseCsv, type CsvRow } from './parse-csv';
import { readPatch } from './read-patch';

/** The columns of each table; those that have to be there come first. */
const tables = {
  messages: { needs: ['ticket', 'text', 'created'], may: ['author', 'side', 'internal', 'files'] },
  tickets: {
    needs: ['id', 'author', 'subject', 'created'],
    may: ['number', 'company', 'text', 'updated', 'closed', 'topic', 'type', 'priority', 'owner', 'queue', 'files'],
  },
  contracts: { needs: ['id', 'company', 'from'], may: ['number', 'to', 'terms'] },
  people: { needs: ['id', 'name'], may: ['email', 'phone', 'company', 'staff'] },
  companies: { needs: ['id', 'name'], may: ['domains'] },
} as const;
type TableName = keyof typeof tables;

interface Word extends WordRecord {
  readonly ticket: string;
  readonly at: WordRecord['at'];
}

/** Reads tables. Which one a file is, its name says (`people.csv`, `2026-people.csv`). */
export function readCsv(files: readonly SourceFile[]): Read {
  const faults = new Faults();
  const companies: CompanyRecord[] = [];
  const people: PersonRecord[] = [];
  const contracts: ContractRecord[] = [];
  const tickets: TicketRecord[] = [];
  const words: (Word & { readonly fields: Fields })[] = [];
  for (const file of files) {
    const table = tableOf(file.name);
    if (table === undefined) {
      faults.note({ file: file.name, line: null }, 'unknown-table');
      continue;
    }
    for (const fields of rowsOf(file, table, faults)) {
      if (table === 'companies') companies.push(companyOf(fields));
      if (table === 'people') people.push(personOf(fields));
      if (table === 'contracts') contracts.push(contractOf(fields));
      if (table === 'tickets') tickets.push(ticketOf(fields));
      if (table === 'messages') words.push({ ...wordOf(fields), fields });
    }
  }
  const byTicket = new Map<string, WordRecord[]>(tickets.map(({ id }) => [id, []]));
  for (const { ticket, fields, ...word } of words) {
    const of = byTicket.get(ticket);
    if (of === undefined) faults.note(fields.at, 'unknown-ticket', ticket, 'ticket');
    else of.push(word);
  }
  const withWords = tickets.map((ticket) => ({ ...ticket, words: inOrder(byTicket.get(ticket.id) ?? []) }));
  return { records: { companies, people, contracts, tickets: withWords }, faults: faults.all };
}

function inOrder(words: readonly WordRecord[]): readonly WordRecord[] {
  return [...words].sort((a, b) => a.at - b.at);
}

function tableOf(name: string): TableName | undefined {
  const base = name.slice(name.lastIndexOf('/') + 1).toLowerCase();
  return (Object.keys(tables) as TableName[]).find((table) => new RegExp(`(^|[-_. ])${table}([-_. ]|$)`).test(base));
}

function rowsOf(file: SourceFile, table: TableName, faults: Faults): readonly Fields[] {
  const parsed = parseCsv(file.text, limits.rows);
  if (!parsed.ok) {
    faults.note({ file: file.name, line: parsed.line }, parsed.code);
    return [];
  }
  const [head, ...rows] = parsed.rows;
  if (head === undefined) return [];
  const columns = head.cells.map((cell) => cell.trim().toLowerCase());
  const { needs, may } = tables[table];
  const known: readonly string[] = [...needs, ...may];
  const at = { file: file.name, line: head.line };
  for (const column of columns)
    if (!known.includes(column)) faults.note(at, 'unknown-column', null, column.slice(0, 60));
  for (const column of needs) if (!columns.includes(column)) faults.note(at, 'missing-column', null, column);
  if (needs.some((column) => !columns.includes(column))) return [];
  return rows.flatMap((row) => fieldsOf(file.name, columns, row, faults) ?? []);
}

function fieldsOf(file: string, columns: readonly string[], { line, cells }: CsvRow, faults: Faults): Fields | null {
  const at = { file, line };
  if (cells.length !== columns.length) {
    faults.note(at, 'wrong-cells');
    return null;
  }
  const byColumn = new Map(columns.map((column, index) => [column, cells[index] ?? '']));
  const id = textOf(byColumn.get('id'));
  return { at, faults, record: id, get: (field) => byColumn.get(field) };
}

function companyOf(fields: Fields): CompanyRecord {
  return {
    id: required(fields, 'id', limits.idLength),
    at: fields.at,
    name: required(fields, 'name'),
    emailDomains: normalDomains(fields, 'domains'),
  };
}

function personOf(fields: Fields): PersonRecord {
  return {
    id: required(fields, 'id', limits.idLength),
    at: fields.at,
    name: required(fields, 'name'),
    email: optionalEmail(fields, 'email'),
    phone: optionalPhone(fields, 'phone', true),
    company: optional(fields, 'company'),
    staff: yesOrNo(fields, 'staff'),
  };
}

function contractOf(fields: Fields): ContractRecord {
  const id = required(fields, 'id', limits.idLength);
  if (textOf(fields.get('from')) === null) fields.faults.note(fields.at, 'missing', fields.record, 'from');
  return {
    id,
    at: fields.at,
    company: required(fields, 'company'),
    number: optional(fields, 'number', 100) ?? id.slice(0, 100),
    validFrom: optionalDate(fields, 'from') ?? '1970-01-01',
    validTo: optionalDate(fields, 'to'),
    patch: readPatch(fields, 'terms'),
  };
}

function ticketOf(fields: Fields): TicketRecord {
  const id = required(fields, 'id', limits.idLength);
  const text = optional(fields, 'text', limits.textLength) ?? '';
  const receivedAt = requiredInstant(fields, 'created');
  const closedAt = optionalInstant(fields, 'closed');
  return {
    id,
    at: fields.at,
    number: optional(fields, 'number', limits.idLength) ?? id,
    ...headed(required(fields, 'subject', 2_000), text),
    company: optional(fields, 'company'),
    author: required(fields, 'author', limits.idLength),
    receivedAt,
    updatedAt: optionalInstant(fields, 'updated') ?? closedAt ?? receivedAt,
    closedAt,
    topic: optional(fields, 'topic'),
    requestType: optional(fields, 'type'),
    priority: optional(fields, 'priority'),
    owner: optional(fields, 'owner', limits.idLength),
    queue: optional(fields, 'queue'),
    fields: queueOf(fields),
    files: filesOf(fields),
    words: [],
  };
}

function wordOf(fields: Fields): Word {
  const internal = yesOrNo(fields, 'internal');
  return {
    ticket: required(fields, 'ticket', limits.idLength),
    author: optional(fields, 'author', limits.idLength),
    side: internal ? 'desk' : sideOf(fields),
    internal,
    text: required(fields, 'text', limits.textLength),
    at: requiredInstant(fields, 'created'),
    files: filesOf(fields),
  };
}

function queueOf(fields: Fields): TicketRecord['fields'] {
  const queue = textOf(fields.get('queue'));
  return queue === null ? {} : { Queue: queue };
}

/** Names of files, separated by `|`, that lie in the folder `files` beside the table. */
function filesOf(fields: Fields): readonly FileRecord[] {
  const names = (textOf(fields.get('files')) ?? '').split('|').flatMap((name) => textOf(name) ?? []);
  return names.flatMap((name): readonly FileRecord[] => {
    if (/^[^/\\\0]{1,200}$/.test(name) && name !== '.' && name !== '..')
      return [{ name, said: '', at: fields.at, content: { kind: 'beside', path: `files/${name}` } }];
    fields.faults.note(fields.at, 'not-a-file-name', fields.record, 'files');
    return [];
  });
}

function sideOf(fields: Fields): WordRecord['side'] {
  const side = textOf(fields.get('side'))?.toLowerCase() ?? null;
  if (side === 'client' || side === 'desk') return side;
  fields.faults.note(fields.at, side === null ? 'missing' : 'not-a-side', fields.record, 'side');
  return 'client';
}

const yes: readonly string[] = ['yes', 'true', '1', 'да'];
const no: readonly string[] = ['no', 'false', '0', 'нет'];

function yesOrNo(fields: Fields, field: string): boolean {
  const text = textOf(fields.get(field))?.toLowerCase() ?? 'no';
  if (!yes.includes(text) && !no.includes(text)) fields.faults.note(fields.at, 'not-yes-or-no', fields.record, field);
  return yes.includes(text);
}
