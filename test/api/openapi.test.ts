import type { AnyRoute, Schema } from '../../api/http/define-route';
import { tags } from '../../api/http/tags';
import { problemStatuses } from '../../api/openapi/document';
import { routes } from '../../api/routes';
import { commandSchemas } from '../../api/schemas/commands';
import { visitCommandSchemas } from '../../api/visits/command-schemas';
import { commands } from '../../domain/ticket';
import { visitCommands } from '../../domain/visit';
import { document, faultsAt, pointerTo, schemasIn } from './document';
import { pathsOfDesign } from './paths-of-design';
import type { Operation } from './document';

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
  ).toEqual(pathsOfDesign);
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

/** What a schema lets through, the wrappers of optional and transformed values taken off. */
interface Inner {
  readonly def: {
    readonly type: string;
    readonly innerType?: Inner;
    readonly in?: Inner;
    readonly element?: Inner;
    readonly valueType?: Inner;
    readonly shape?: Readonly<Record<string, Inner>>;
    readonly options?: readonly Inner[];
  };
  safeParse(value: unknown): { readonly success: boolean };
}
type Node = Readonly<Record<string, unknown>>;

/** Where document and schema do not agree whether null may stand there. */
function* nullsAtOdds(schema: Inner, node: Node, place: string, seen: Set<Inner>): Generator<string> {
  const { def } = schema;
  if (schema.safeParse(null).success !== takesNull(node)) yield place;
  const bare = resolved(node);
  const inner = def.innerType ?? def.in;
  yield* nullsInside(inner ?? schema, inner === undefined ? bare : node, place, seen);
}

function* nullsInside(schema: Inner, node: Node, place: string, seen: Set<Inner>): Generator<string> {
  const { def } = schema;
  const inner = def.innerType ?? def.in;
  if (inner !== undefined) {
    yield* nullsInside(inner, node, place, seen);
    return;
  }
  if (seen.has(schema)) return;
  seen.add(schema);
  const bare = resolved(node);
  const properties = (bare['properties'] ?? {}) as Readonly<Record<string, Node>>;
  for (const [name, field] of Object.entries(def.shape ?? {})) {
    const described = properties[name];
    if (described === undefined) yield `${place}/${name} is not described`;
    else yield* nullsAtOdds(field, described, `${place}/${name}`, seen);
  }
  const values = bare['additionalProperties'];
  if (def.valueType !== undefined && typeof values === 'object')
    yield* nullsAtOdds(def.valueType, values as Node, `${place}/*`, seen);
  if (def.element !== undefined) yield* nullsAtOdds(def.element, bare['items'] as Node, `${place}/*`, seen);
  const forms = (def.options ?? []).filter((option) => option.def.type !== 'null');
  const described = ((bare['oneOf'] ?? bare['anyOf'] ?? [bare]) as readonly Node[]).filter(
    ({ type }) => type !== 'null',
  );
  for (const [index, form] of forms.entries())
    yield* nullsInside(form, described[index] ?? {}, `${place}(${index})`, seen);
}

/** The schema that a reference means; of a schema beside null the schema. */
function resolved(node: Node): Node {
  const { $ref, anyOf, ...rest } = node;
  if (typeof $ref === 'string') return resolved(document.components.schemas[$ref.split('/').at(-1) ?? ''] ?? {});
  if (!Array.isArray(anyOf)) return node;
  const [only, ...more] = (anyOf as readonly Node[]).filter(({ type }) => type !== 'null');
  return only !== undefined && more.length === 0 ? resolved({ ...rest, ...only }) : node;
}

function takesNull(node: Node): boolean {
  const { $ref, anyOf, oneOf, type, ...rest } = node;
  if (typeof $ref === 'string') return takesNull(document.components.schemas[$ref.split('/').at(-1) ?? ''] ?? {});
  const options = (anyOf ?? oneOf) as readonly Node[] | undefined;
  if (options !== undefined) return options.some(takesNull);
  if (type === undefined) return !('allOf' in rest);
  return Array.isArray(type) ? type.includes('null') : type === 'null';
}

const answers = routes.flatMap((route) =>
  Object.entries(route.responses).flatMap(([status, { schema }]) =>
    schema ? [[nameOf(route, status), route, status, schema] as const] : [],
  ),
);
const bodies = routes.flatMap((route) =>
  route.body && route.multipart !== true ? [[nameOf(route, 'body'), route, route.body] as const] : [],
);

function nameOf({ method, path }: AnyRoute, what: string): string {
  return `${method.toUpperCase()} ${path} ${what}`;
}

const schemaOf = (content: Operation['responses'][string]['content']): Node =>
  (content?.['application/json']?.schema ?? {}) as Node;

describe('the document says of null what the schemas say', () => {
  it.each(answers)('%s', (_name, { method, path }, status, schema: Schema) => {
    const node = schemaOf(document.paths[path]?.[method]?.responses[status]?.content);
    expect([...nullsAtOdds(schema as unknown as Inner, node, '', new Set())]).toEqual([]);
  });

  it.each(bodies)('%s', (_name, { method, path }, schema: Schema) => {
    const node = schemaOf(document.paths[path]?.[method]?.requestBody?.content);
    expect([...nullsAtOdds(schema as unknown as Inner, node, '', new Set())]).toEqual([]);
  });

  it('no component is null itself, and none is laid over another', () => {
    const { schemas } = document.components;
    expect(Object.keys(schemas).filter((name) => takesNull({ $ref: `#/components/schemas/${name}` }))).toEqual([]);
    expect([...schemasIn(document)].filter(([, node]) => 'allOf' in node).map(([path]) => path.join('/'))).toEqual([]);
  });
});

describe('what generators stumble over is not there', () => {
  it('no schema is of the type null alone, but beside another one', () => {
    const alone = [...schemasIn(document)].filter(
      ([path, { type }]) => type === 'null' && !/^(anyOf|oneOf)$/.test(path.at(-2) ?? ''),
    );
    expect(alone.map(([path]) => path.join('/'))).toEqual([]);
  });

  it('an object that may be null has a name: beside null stands its reference', () => {
    const inPlace = [...schemasIn(document)].filter(([, { type }]) => Array.isArray(type) && type.includes('object'));
    expect(inPlace.map(([path]) => path.join('/'))).toEqual([]);
  });

  it('a union of several forms has a name; told apart by a field, it maps each value to a name', () => {
    for (const [path, node] of schemasIn(document)) {
      const options = (node['anyOf'] ?? node['oneOf']) as readonly Node[] | undefined;
      if (options === undefined) continue;
      const place = path.join('/');
      const forms = options.filter(({ type }) => type !== 'null');
      if (forms.length > 1) expect(place).toMatch(/^components\/schemas\/[A-Za-z]+$/);
      if (node['oneOf'] === undefined) continue;
      const { mapping } = node['discriminator'] as { mapping: Readonly<Record<string, string>> };
      expect([place, Object.values(mapping).sort()]).toEqual([place, forms.map(({ $ref }) => $ref).sort()]);
    }
  });
});

describe('links', () => {
  const byId = new Map(operations.map(([, , operation]) => [operation.operationId, operation]));
  const links = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) =>
      Object.entries(operation.responses).flatMap(([status, answer]) =>
        Object.entries(answer.links ?? {}).map(([name, link]) => {
          const of = `${method.toUpperCase()} ${path} ${status} ${name}`;
          return [of, operation, schemaOf(answer.content), link] as const;
        }),
      ),
    ),
  );

  it('lead from a filed ticket to reading it, its timeline, clocks and commands', () => {
    const names = links.filter(([of]) => of.startsWith('POST /api/v1/tickets 201')).map(([of]) => of.split(' ').at(-1));
    expect(names.sort()).toEqual(['clocks', 'command', 'commands', 'ticket', 'timeline']);
  });

  it.each(links)(
    '%s leads to an operation, with parameters that it has and that the exchange holds',
    (_of, from, schema, link) => {
      const target = byId.get(link.operationId);
      const parameters = target?.parameters ?? [];
      expect(target).toBeDefined();
      for (const [name, expression] of Object.entries(link.parameters)) {
        expect(parameters.map((parameter) => parameter.name)).toContain(name);
        const [, requested] = /^\$request\.path\.(.+)$/.exec(expression) ?? [];
        if (requested !== undefined) expect((from.parameters ?? []).map((each) => each.name)).toContain(requested);
        else expect(atPointer(schema, expression.slice('$response.body#/'.length).split('/'))).toBeDefined();
      }
      const needed = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
      expect(Object.keys(link.parameters)).toEqual(expect.arrayContaining(needed));
    },
  );

  function atPointer(schema: Node, steps: readonly string[]): Node | undefined {
    const [step, ...rest] = steps;
    const bare = resolved(schema);
    if (step === undefined) return bare;
    const next = /^[0-9]+$/.test(step)
      ? bare['items']
      : (bare['properties'] as Record<string, Node> | undefined)?.[step];
    return next === undefined ? undefined : atPointer(next as Node, rest);
  }
});

it('every tag is described, and every one is used', () => {
  expect(document.tags).toEqual(Object.entries(tags).map(([name, description]) => ({ name, description })));
  expect(new Set(operations.flatMap(([, , operation]) => operation.tags))).toEqual(new Set(Object.keys(tags)));
  for (const description of Object.values(tags)) expect(description.length).toBeGreaterThan(20);
});

it('every example is one by its own schema', () => {
  const examples = [...schemasIn(document)].filter(([, node]) => 'example' in node);
  expect(examples.length).toBeGreaterThan(10);
  for (const [path, node] of examples) {
    // A parameter's example belongs to its schema.
    const place = 'schema' in node ? [...path, 'schema'] : path;
    expect([path.join('/'), faultsAt(pointerTo(...place), node['example'])]).toEqual([path.join('/'), '']);
  }
});
