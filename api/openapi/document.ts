import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import type { RouteConfig } from '@asteasolutions/zod-to-openapi';
import type { AnyRoute, ProblemStatus } from '../http/define-route';
import type { Declared } from '../http/route-declaration';
import { tags } from '../http/tags';
import { z } from '../schemas/zod';
import { linksOf } from './links';
import { operationId } from './operation-id';

export const faultSchema = z
  .object({
    pointer: z
      .string()
      .openapi({ description: 'JSON pointer into the body; `path/`, `query/` or `header/` elsewhere.' }),
    code: z.string(),
    detail: z.string(),
  })
  .openapi('Fault');

export const problemSchema = z
  .object({
    type: z.string().openapi({ example: 'urn:reglament:problem:estimate-required' }),
    title: z.string(),
    status: z.int(),
    code: z.string().openapi({ description: 'Stable: a problem of the request, or a refusal of the process.' }),
    detail: z.string().optional(),
    instance: z.string(),
    requestId: z.string(),
    commandId: z.string().optional().openapi({ description: 'The command that was refused, when it was recorded.' }),
    errors: z.array(faultSchema).optional(),
  })
  .openapi('Problem');

const meaning: Readonly<Record<number, string>> = {
  400: 'Malformed: unknown keys, bad JSON, a value of the wrong form.',
  401: 'Not signed in.',
  403: 'The caller sees it but may not do this.',
  404: "Not there, or outside the caller's company or desk.",
  409: 'The Idempotency-Key came with other content, or the If-Match revision has moved.',
  413: 'Too large.',
  415: 'Not a kind of data that is taken here.',
  422: 'The state of the ticket or the regulation forbids it; `code` says why.',
  429: 'Too many requests of this caller.',
  500: 'Our fault; the log has it under the request id.',
  503: 'The store is away.',
};

/** The problems a route can answer with: those that follow from its declaration, and those it names. */
export function problemStatuses(route: AnyRoute): number[] {
  const statuses = new Set<number>([400, 429, 500, 503, ...(route.problems ?? [])] satisfies (
    | ProblemStatus
    | 429
    | 500
    | 503
  )[]);
  if (route.access !== 'anyone') statuses.add(401);
  if (route.access !== 'anyone' && route.access !== 'signed-in') statuses.add(403);
  if (route.params) statuses.add(404);
  if (route.body ?? route.multipart) [413, 415].forEach((status) => statuses.add(status));
  return [...statuses].sort((a, b) => a - b);
}

const headerParameters = {
  'Idempotency-Key':
    'Any string of your own, unique per caller: sent again with the same content, it gives the first outcome.',
  'If-Match': 'The revision that must still hold.',
  'Last-Event-ID': 'The `id` of the last event that was had: what came after it is told first.',
} as const;

/** The OpenAPI 3.1 document of all routes. */
export function openApiDocument(routes: readonly AnyRoute[]): object {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key, or the token of a session.',
  });
  registry.registerComponent('securitySchemes', 'cookie', { type: 'apiKey', in: 'cookie', name: 'reglament_session' });
  for (const route of routes) {
    registry.registerPath(pathOf(route));
    for (const [name, schema] of eventsOf(route)) registry.register(name, schema);
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Reglament',
      version: '1',
      description:
        "A support desk's written regulation, run as durable processes. Instants are ISO 8601, UTC in answers. " +
        'Every failure is an `application/problem+json` with a stable `code`.',
    },
    servers: [{ url: '/' }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
  });
}

/** Acts on a process, and what is written anew as a whole: both can be told that somebody was there first. */
function heedsIfMatch({ method, path, problems }: AnyRoute): boolean {
  return problems?.includes(409) === true && (path.endsWith('/commands') || method === 'put');
}

function pathOf(route: AnyRoute): RouteConfig {
  const headers = [
    ...(route.method === 'post' || route.method === 'put' ? (['Idempotency-Key'] as const) : []),
    ...(eventsOf(route).length > 0 ? (['Last-Event-ID'] as const) : []),
    ...(heedsIfMatch(route) ? (['If-Match'] as const) : []),
  ];
  return {
    method: route.method,
    path: route.path,
    operationId: operationId(route.method, route.path),
    tags: [route.tag],
    summary: route.summary,
    ...(route.description === undefined ? {} : { description: route.description }),
    security: route.access === 'anyone' ? [] : [{ bearer: [] }, { cookie: [] }],
    request: {
      ...(route.params ? { params: route.params as z.ZodObject } : {}),
      ...(route.query ? { query: route.query as z.ZodObject } : {}),
      headers: headers.map((name) =>
        z
          .string()
          .optional()
          .openapi({ param: { name, in: 'header', description: headerParameters[name] } }),
      ),
      ...(route.body ? { body: { required: true, content: contentOf(route) } } : {}),
    },
    responses: responsesOf(route),
  };
}

function contentOf(route: AnyRoute): Record<string, { schema: z.ZodType }> {
  const schema = route.body as z.ZodType;
  if (route.multipart !== true) return { 'application/json': { schema } };
  const file = z.string().openapi({ format: 'binary' });
  return { 'multipart/form-data': { schema: (schema as z.ZodObject).extend({ file }) } };
}

function responsesOf(route: AnyRoute): RouteConfig['responses'] {
  const responses: RouteConfig['responses'] = {};
  for (const [status, declared] of Object.entries(route.responses)) {
    const links = linksOf(route, Number(status));
    responses[status] = {
      description: declared.description,
      ...contentOfAnswer(declared),
      ...(links === undefined ? {} : { links }),
    };
  }
  for (const status of problemStatuses(route)) {
    responses[status] ??= {
      description: meaning[status] ?? 'Problem',
      content: { 'application/problem+json': { schema: problemSchema } },
    };
  }
  return responses;
}

/** The data of the events of a route, each as a schema of its own: OpenAPI 3.1 has no word for what a stream consists of. */
function eventsOf({ responses }: AnyRoute): [string, z.ZodType][] {
  return Object.values(responses).flatMap(({ events = {} }) =>
    Object.entries(events).map(([name, schema]): [string, z.ZodType] => [`${capital(name)}Event`, schema]),
  );
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function contentOfAnswer({ schema, bytes, events }: Declared): {
  readonly content?: Record<string, { schema: z.ZodType }>;
} {
  if (schema) return { content: { 'application/json': { schema } } };
  if (events) return { content: { 'text/event-stream': { schema: z.string() } } };
  return bytes === undefined ? {} : { content: { [bytes]: { schema: z.string().openapi({ format: 'binary' }) } } };
}
