/** Faults of a request in the reader's words: whatever comes in, and whatever a schema asks for. */
import { faultsOf } from '../../api/http/faults';
import type { AnyRoute, Schema } from '../../api/http/define-route';
import { Problem, problemBody } from '../../api/problems';
import type { Fault } from '../../api/problems';
import { routes } from '../../api/routes';
import { faultTexts, isFaultText } from '../../texts/faults';
import type { Language } from '../../texts/language';

const cyrillic = /[а-яё]/i;
/** Words by which the validator's own English would be known. */
const foreign = /\b(expected|received|invalid|must|required|should|input|string|array|option|key|has|the)\b/i;

function said(fault: Fault, language: Language): string {
  const problem = new Problem('malformed', { errors: [fault] });
  const { errors } = problemBody(problem, { language, instance: '/', requestId: 'r' });
  return errors?.[0]?.detail ?? '';
}

/** What a value may be in whose place something else is wanted. */
const strange: readonly unknown[] = [
  ...[undefined, null, true, 7, -1, 1.5, 1e12, '', ' ', 'x', 'Не код!', 'a\nb', 'x'.repeat(30_000)],
  ...[[], ['x', 'x'], Array(500).fill('a'), {}, { colour: 'red' }, { type: 'abolish' }],
  ...['2026-02-30T10:00:00Z', '1900-01-01T00:00:00Z', '2026-02-30'],
];

interface Node {
  readonly def: {
    readonly type: string;
    readonly shape?: Readonly<Record<string, Node>>;
    readonly options?: readonly Node[];
    readonly innerType?: Node;
    readonly in?: Node;
    readonly out?: Node;
    readonly element?: Node;
    readonly keyType?: Node;
    readonly valueType?: Node;
    readonly values?: readonly unknown[];
    readonly checks?: readonly { readonly _zod: { readonly def: { readonly error?: (issue: object) => unknown } } }[];
  };
}

/** Values like those that a schema takes, with something strange in each place in turn. */
function* attempts(schema: Node, depth = 0): Generator<unknown> {
  yield* strange;
  const { shape, options, innerType, in: input, element } = schema.def;
  const inner = innerType ?? input;
  if (inner !== undefined) yield* attempts(inner, depth);
  for (const option of options ?? []) yield* attempts(option, depth);
  if (element !== undefined && depth < 4) for (const value of attempts(element, depth + 1)) yield [value];
  if (shape === undefined || depth >= 4) return;
  const fixed = Object.fromEntries(
    Object.entries(shape).flatMap(([name, { def }]) => (def.type === 'literal' ? [[name, def.values?.[0]]] : [])),
  );
  yield { ...fixed, colour: 'red' };
  for (const [name, field] of Object.entries(shape)) {
    if (field.def.type === 'literal') continue;
    for (const value of attempts(field, depth + 1)) yield { ...fixed, [name]: value };
  }
}

function* nodesOf(schema: Node, seen = new Set<Node>()): Generator<Node> {
  if (seen.has(schema)) return;
  seen.add(schema);
  yield schema;
  const { shape, options, innerType, in: input, out, element, keyType, valueType } = schema.def;
  for (const node of [
    ...Object.values(shape ?? {}),
    ...(options ?? []),
    innerType,
    input,
    out,
    element,
    keyType,
    valueType,
  ])
    if (node !== undefined) yield* nodesOf(node, seen);
}

const schemas = routes.flatMap((route: AnyRoute) =>
  (['params', 'query', 'body'] as const).flatMap((part) => {
    const schema = route[part];
    return schema === undefined ? [] : [[`${route.method.toUpperCase()} ${route.path} ${part}`, schema] as const];
  }),
);

it.each(schemas)('%s: every fault is said in Russian and in English', (_name, schema: Schema) => {
  const told = new Map<string, Fault>();
  for (const value of attempts(schema as unknown as Node)) {
    const result = schema.safeParse(value);
    if (result.success) continue;
    for (const fault of faultsOf(result.error, '', value))
      told.set(`${fault.code}/${fault.says ?? ''}/${JSON.stringify(fault.values)}`, fault);
  }
  for (const fault of told.values()) {
    const [russian, english] = [said(fault, 'ru'), said(fault, 'en')];
    const given = fault.values?.['values'];
    const values = typeof given === 'string' ? given : '';
    expect([fault, russian]).toEqual([fault, expect.stringMatching(cyrillic)]);
    expect([fault, russian.replace(values, '')]).toEqual([fault, expect.not.stringMatching(foreign)]);
    expect([fault, english]).toEqual([fault, expect.not.stringMatching(cyrillic)]);
    // No place is left unfilled.
    expect(russian + english).not.toMatch(/\{\w+\}/);
  }
});

it.each(schemas)('%s: whatever a schema says itself is the name of a text', (_name, schema: Schema) => {
  for (const { def } of nodesOf(schema as unknown as Node)) {
    for (const { _zod } of def.checks ?? []) {
      const message = _zod.def.error?.({});
      if (message !== undefined)
        expect([message, typeof message === 'string' && isFaultText(message)]).toEqual([message, true]);
    }
  }
});

it.each(Object.entries(faultTexts))('the fault %s has both languages, with the same places', (_code, { ru, en }) => {
  const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  expect(ru).toMatch(cyrillic);
  expect(en).not.toMatch(cyrillic);
  expect(places(ru)).toEqual(places(en));
});

describe('a fault is told by what is wrong', () => {
  const filing = routes.find(({ method, path }) => method === 'post' && path === '/api/v1/tickets')?.body as Schema;
  const faults = (body: object): unknown[] => {
    const result = filing.safeParse(body);
    return result.success ? [] : faultsOf(result.error, '', body).map(({ pointer, code }) => [pointer, code]);
  };
  const whole = { desk: 'skai', subject: 'a', text: 'b' };

  it.each<[string, object, unknown[]]>([
    [
      'what is missing',
      { desk: 'skai' },
      [
        ['/subject', 'missing'],
        ['/text', 'missing'],
      ],
    ],
    ['what is of another kind', { ...whole, text: 7 }, [['/text', 'invalid-type']]],
    ['a field that nobody knows', { ...whole, colour: 'red' }, [['/colour', 'unknown-key']]],
    ['too much of it', { ...whole, vehicles: 1e6 }, [['/vehicles', 'too-big']]],
    [
      'an instant without an offset',
      { ...whole, receivedAt: '2026-12-30T17:00:00' },
      [['/receivedAt', 'invalid-format']],
    ],
    [
      'what is wrong inside the form that was meant',
      { ...whole, onBehalfOf: { client: 'x', name: 'Пётр', age: 7 } },
      [
        ['/onBehalfOf/client', 'invalid-format'],
        ['/onBehalfOf/age', 'unknown-key'],
      ],
    ],
    ['no form at all', { ...whole, onBehalfOf: 7 }, [['/onBehalfOf', 'invalid-union']]],
  ])('%s', (_name, body, expected) => {
    expect(faults(body)).toEqual(expected);
  });
});
