import { openApiDocument, problemStatuses } from '../../api/openapi/document';
import { routes } from '../../api/routes';
import { commandSchemas } from '../../api/schemas/commands';
import { visitCommandSchemas } from '../../api/visits/command-schemas';
import { commands } from '../../domain/ticket';
import { visitCommands } from '../../domain/visit';

interface Operation {
  readonly summary: string;
  readonly operationId: string;
  readonly security: readonly object[];
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: object }> };
  readonly responses: Record<string, { readonly content?: Record<string, { readonly schema: object }> }>;
}
interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, Record<string, unknown>> };
}

const document = openApiDocument(routes) as Document;
const operations = routes.map((route) => {
  const operation = document.paths[route.path]?.[route.method];
  if (!operation) throw new Error(`${route.method} ${route.path} is not documented`);
  return [`${route.method.toUpperCase()} ${route.path}`, route, operation] as const;
});

it('is OpenAPI 3.1 and knows the paths of the design', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(
    Object.keys(document.paths)
      .map((path) => path.replace('/api/v1', ''))
      .sort(),
  ).toEqual([
    '/attachments',
    '/attachments/{attachment}',
    '/boards/technicians',
    '/calendars',
    '/commands/{command}',
    '/contacts',
    '/contracts',
    '/desks',
    '/due-dates',
    '/feedback',
    '/feeds/{secret}.ics',
    '/me',
    '/me/preferences',
    '/people/{shortId}',
    '/regulations',
    '/session',
    '/set-aside',
    '/set-aside/{id}/again',
    '/spares',
    '/spares/moves',
    '/technicians',
    '/technicians/{shortId}',
    '/technicians/{shortId}/absences',
    '/technicians/{shortId}/absences/{absence}',
    '/technicians/{shortId}/feed',
    '/tickets',
    '/tickets/{ticket}',
    '/tickets/{ticket}/clocks',
    '/tickets/{ticket}/clocks/{code}/account',
    '/tickets/{ticket}/commands',
    '/tickets/{ticket}/notices',
    '/tickets/{ticket}/timeline',
    '/tray',
    '/visits',
    '/visits/{visit}',
    '/visits/{visit}/clocks',
    '/visits/{visit}/clocks/{code}/account',
    '/visits/{visit}/commands',
    '/visits/{visit}/suggestions',
    '/visits/{visit}/timeline',
  ]);
});

it.each(operations)('%s says how it fails, and who may call it', (_name, route, operation) => {
  for (const status of problemStatuses(route)) {
    const content = operation.responses[String(status)]?.content ?? {};
    expect(content['application/problem+json']?.schema).toEqual({ $ref: '#/components/schemas/Problem' });
  }
  expect(operation.responses).toHaveProperty('429');
  expect(operation.responses).toHaveProperty('503');
  if (route.access !== 'anyone') expect(operation.responses).toHaveProperty('401');
  expect(operation.security).toHaveLength(route.access === 'anyone' ? 0 : 2);
  expect(operation.summary).not.toBe('');
});

it.each(operations.filter(([, { method }]) => method === 'post' || method === 'put'))(
  '%s takes an Idempotency-Key',
  (_name, _route, { parameters = [] }) => {
    expect(parameters).toContainEqual(expect.objectContaining({ name: 'Idempotency-Key', in: 'header' }));
  },
);

it('operation ids are unique', () => {
  const ids = operations.map(([, , { operationId }]) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
});

it('commands are told apart by their type, one schema a type, none with unknown keys', () => {
  const command = document.components.schemas['TicketCommand'] as {
    oneOf: { $ref: string }[];
    discriminator: { propertyName: string; mapping: Record<string, string> };
  };
  expect(command.discriminator.propertyName).toBe('type');
  expect(Object.keys(command.discriminator.mapping).sort()).toEqual(Object.keys(commandSchemas).sort());
  for (const { $ref } of command.oneOf) {
    expect(document.components.schemas[$ref.split('/').at(-1) ?? '']).toMatchObject({ additionalProperties: false });
  }
});

it('there is a command over HTTP for every one that a person may give', () => {
  const given = (table: Readonly<Record<string, { readonly grant: unknown }>>) =>
    Object.keys(table).filter((type) => table[type]?.grant !== null);
  expect(Object.keys(commandSchemas).sort()).toEqual(given(commands).sort());
  expect(Object.keys(visitCommandSchemas).sort()).toEqual(given(visitCommands).sort());
});

it('every reference leads somewhere', () => {
  const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(
    ([, name]) => name,
  );
  expect(references.length).toBeGreaterThan(0);
  for (const name of references) expect(document.components.schemas).toHaveProperty(String(name));
});
