import type { AnyRoute } from '../http/define-route';
import type { Method } from '../http/route-declaration';
import { operationId } from './operation-id';

/** Where an answer leads (OpenAPI 3.1, Link Object): the operation, and where in the exchange its parameters are found. */
export interface Link {
  readonly operationId: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly description: string;
}

interface Lead {
  readonly from: readonly [method: Method, path: string, status: number];
  readonly name: string;
  readonly to: readonly [method: Method, path: string];
  readonly parameters: Readonly<Record<string, string>>;
  readonly description: string;
}

const root = '/api/v1';
const ticket = `${root}/tickets/{ticket}`;
const visit = `${root}/visits/{visit}`;

/** What can be asked of a ticket or a visit that an exchange has named. */
function around(
  from: Lead['from'],
  base: string,
  parameters: Readonly<Record<string, string>>,
  what: 'ticket' | 'visit',
): readonly Lead[] {
  const parts: readonly (readonly [string, Method, string, string])[] = [
    [what, 'get', '', `The ${what} itself.`],
    ['timeline', 'get', '/timeline', 'What happened on it.'],
    ['clocks', 'get', '/clocks', 'Its dates.'],
    ['command', 'post', '/commands', 'An act on it.'],
    ['commands', 'get', '/commands', 'What was asked of it.'],
  ];
  return parts
    .filter(([, method, path]) => from[0] !== method || from[1] !== `${base}${path}`)
    .map(([name, method, path, description]) => ({
      from,
      name,
      to: [method, `${base}${path}`],
      parameters,
      description,
    }));
}

const filed = ['post', `${root}/tickets`, 201] as const;
const read = ['get', ticket, 200] as const;
const done = ['post', `${ticket}/commands`, 201] as const;
const stored = ['post', `${ticket}/commands`, 202] as const;
const visitRead = ['get', visit, 200] as const;
const visitDone = ['post', `${visit}/commands`, 201] as const;
const visitStored = ['post', `${visit}/commands`, 202] as const;

const bodyId = { ticket: '$response.body#/id' };
const samePath = { ticket: '$request.path.ticket' };
const sameVisit = { visit: '$request.path.visit' };

const outcome = (from: Lead['from']): Lead => ({
  from,
  name: 'outcome',
  to: ['get', `${root}/commands/{command}`],
  parameters: { command: '$response.body#/commandId' },
  description: 'The command and what became of it.',
});

const leads: readonly Lead[] = [
  ...around(filed, ticket, bodyId, 'ticket'),
  ...around(read, ticket, bodyId, 'ticket'),
  {
    from: read,
    name: 'notices',
    to: ['get', `${ticket}/notices`],
    parameters: bodyId,
    description: 'The letters that left about it.',
  },
  {
    from: ['get', `${root}/tickets`, 200],
    name: 'first',
    to: ['get', ticket],
    parameters: { ticket: '$response.body#/items/0/id' },
    description: 'The first of the list.',
  },
  {
    from: ['get', `${ticket}/clocks`, 200],
    name: 'account',
    to: ['get', `${ticket}/clocks/{code}/account`],
    parameters: { ...samePath, code: '$response.body#/items/0/code', key: '$response.body#/items/0/key' },
    description: 'Why the first of them is due when it is.',
  },
  ...[done, stored].map(outcome),
  ...around(done, ticket, samePath, 'ticket'),
  ...around(stored, ticket, samePath, 'ticket'),
  {
    from: ['get', `${root}/commands/{command}`, 200],
    name: 'ticket',
    to: ['get', ticket],
    parameters: { ticket: '$response.body#/ticket' },
    description: 'The ticket that was asked, or whose visit was.',
  },
  ...around(visitRead, visit, { visit: '$response.body#/id' }, 'visit'),
  {
    from: visitRead,
    name: 'ticket',
    to: ['get', ticket],
    parameters: { ticket: '$response.body#/ticket/id' },
    description: 'The ticket that it is for.',
  },
  {
    from: visitRead,
    name: 'suggestions',
    to: ['get', `${visit}/suggestions`],
    parameters: { visit: '$response.body#/id' },
    description: 'Who could go, and when.',
  },
  {
    from: ['get', `${root}/visits`, 200],
    name: 'first',
    to: ['get', visit],
    parameters: { visit: '$response.body#/items/0/id' },
    description: 'The first of the list.',
  },
  {
    from: ['get', `${visit}/clocks`, 200],
    name: 'account',
    to: ['get', `${visit}/clocks/{code}/account`],
    parameters: { ...sameVisit, code: '$response.body#/items/0/code', key: '$response.body#/items/0/key' },
    description: 'Why the first of them is due when it is.',
  },
  ...[visitDone, visitStored].map(outcome),
  ...around(visitDone, visit, sameVisit, 'visit'),
  {
    from: ['post', `${root}/attachments`, 201],
    name: 'bytes',
    to: ['get', `${root}/attachments/{attachment}`],
    parameters: { attachment: '$response.body#/id' },
    description: 'The file again.',
  },
  {
    from: ['post', `${root}/session`, 201],
    name: 'me',
    to: ['get', `${root}/me`],
    parameters: {},
    description: 'Who is signed in now.',
  },
  {
    from: ['get', `${root}/set-aside`, 200],
    name: 'again',
    to: ['post', `${root}/set-aside/{id}/again`],
    parameters: { id: '$response.body#/items/0/id' },
    description: 'Decide the first of them again.',
  },
];

/** The links of one answer of a route; undefined where it leads nowhere. A list with a cursor leads to its next page. */
export function linksOf(route: AnyRoute, status: number): Readonly<Record<string, Link>> | undefined {
  const own = leads.filter(({ from: [method, path, of] }) => {
    return method === route.method && path === route.path && of === status;
  });
  const links = own.map(({ name, to: [method, path], parameters, description }) => {
    return [name, { operationId: operationId(method, path), parameters, description }] as const;
  });
  const next: (readonly [string, Link])[] =
    status === 200 && hasCursor(route)
      ? [
          [
            'next',
            {
              operationId: operationId(route.method, route.path),
              parameters: { ...pathOf(route), cursor: '$response.body#/nextCursor' },
              description: 'The next page, while `nextCursor` is not null.',
            },
          ],
        ]
      : [];
  return links.length + next.length === 0 ? undefined : Object.fromEntries([...links, ...next]);
}

/** The parameters of a path, from the request itself. */
function pathOf({ path }: AnyRoute): Record<string, string> {
  const names = [...path.matchAll(/\{([^}]+)\}/g)].flatMap(([, name]) => (name === undefined ? [] : [name]));
  return Object.fromEntries(names.map((name) => [name, `$request.path.${name}`]));
}

function hasCursor({ query }: AnyRoute): boolean {
  return query !== undefined && 'shape' in query && 'cursor' in (query.shape as object);
}
