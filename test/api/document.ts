/** The document as a program reads it: what a strict validator says of values and answers. */
import { Ajv2020 } from 'ajv/dist/2020';
import type { ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { openApiDocument } from '../../api/openapi/document';
import { routes } from '../../api/routes';
import type { Reply } from './harness';

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: object;
}

interface Answer {
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
  readonly links?: Readonly<
    Record<string, { readonly operationId: string; readonly parameters: Readonly<Record<string, string>> }>
  >;
}

export interface Operation {
  readonly summary: string;
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly security: readonly object[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
  readonly responses: Readonly<Record<string, Answer>>;
}

export interface Document {
  readonly openapi: string;
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Readonly<Record<string, unknown>>>> };
}

/** As it is served. */
export const document = JSON.parse(JSON.stringify(openApiDocument(routes))) as Document;

const id = 'https://reglament.example/openapi.json';

/** An object that says nothing of further fields has none: what is not declared is a fault. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const copy: Record<string, unknown> = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, closed(value)]),
  );
  const isObjectSchema = typeof copy['properties'] === 'object' && 'type' in copy && !('schema' in copy);
  return isObjectSchema && !('additionalProperties' in copy) ? { ...copy, additionalProperties: false } : copy;
}

/** Without a value that no dialect of JSON Schema knows, a validator of 2020-12 says what it does not understand. */
function validator(): Ajv2020 {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
  addFormats(ajv);
  ajv.addFormat('binary', true);
  ajv.addVocabulary([...Object.keys(document), 'discriminator', 'example']);
  ajv.addSchema({ ...(closed(document) as object), $id: id });
  return ajv;
}

const ajv = validator();
const compiled = new Map<string, ValidateFunction>();

/** What is wrong with a value by the schema at a place of the document (a JSON pointer); empty: nothing. */
export function faultsAt(pointer: string, value: unknown): string {
  const known = compiled.get(pointer) ?? ajv.compile({ $ref: `${id}#${pointer}` });
  compiled.set(pointer, known);
  return known(value) === true ? '' : ajv.errorsText(known.errors, { separator: '\n' });
}

export function pointerTo(...steps: readonly string[]): string {
  return steps.map((step) => `/${encodeURIComponent(step.replace(/~/g, '~0').replace(/\//g, '~1'))}`).join('');
}

/** Every place of a schema in the document, with its path. */
export function* schemasIn(
  node: unknown,
  path: readonly string[] = [],
): Generator<readonly [string[], Record<string, unknown>]> {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node)) yield [[...path], node as Record<string, unknown>];
  for (const [key, value] of Object.entries(node)) if (key !== 'example') yield* schemasIn(value, [...path, key]);
}

const shapes = Object.keys(document.paths).map((path) => {
  const pattern = path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[a-zA-Z]+\}/g, '[^/]+');
  return { path, pattern: new RegExp(`^${pattern}$`) };
});

/** The operation that an address means: its path in the document. */
export function pathOf(target: string): string {
  const [address = ''] = target.split('?');
  const found = shapes
    .filter(({ pattern }) => pattern.test(address))
    .sort((a, b) => a.path.split('{').length - b.path.split('{').length);
  const [first] = found;
  if (first === undefined) throw new Error(`no path of the document is ${address}`);
  return first.path;
}

/** What is wrong with an answer, by the document; empty: nothing. */
export function faultsOfAnswer(method: string, target: string, { status, body, headers }: Reply): string {
  const path = pathOf(target);
  const place = ['paths', path, method.toLowerCase(), 'responses', String(status)];
  const declared = document.paths[path]?.[method.toLowerCase()]?.responses[String(status)];
  if (declared === undefined) return `${method} ${path} does not declare ${status}`;
  const type = (headers.get('content-type') ?? '').split(';')[0] ?? '';
  const content = declared.content ?? {};
  const media = content[type] !== undefined ? type : '*/*' in content ? '*/*' : undefined;
  if (Object.keys(content).length === 0) return type === '' ? '' : `${method} ${path} declares no content`;
  if (media === undefined) return `${method} ${path} does not declare ${type}`;
  if (!/[/+]json$/.test(type)) return '';
  const faults = faultsAt(pointerTo(...place, 'content', media, 'schema'), body);
  return faults === '' ? '' : `${method} ${path} ${status}:\n${faults}`;
}
