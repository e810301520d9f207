import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from '@swc/core';
import { root } from './paths';

/** A test as its file tells of it. */
export interface WrittenTest {
  /** From the checkout's root, with slashes. */
  readonly file: string;
  /** The titles of its groups and its own, as jest joins them; `…` stands for what only a run knows. */
  readonly name: string;
}

/** Every test of the checkout, by file and in the order in which they are written. */
export function writtenTests(): readonly WrittenTest[] {
  return readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => ['test', ...file.split(path.sep)].join('/'))
    .sort()
    .flatMap((file) => namesOf(readFileSync(path.join(root, file), 'utf8')).map((name) => ({ file, name })));
}

/** The names of the tests in a source of TypeScript. Those whose title is made elsewhere bear the titles of their groups alone. */
export function namesOf(source: string): readonly string[] {
  const names: string[] = [];
  const visit = (node: unknown, groups: readonly string[]): void => {
    if (Array.isArray(node)) return node.forEach((each) => visit(each, groups));
    if (!isNode(node)) return;
    const call = titled(node);
    if (call?.kind === 'test') names.push([...groups, call.title].join(' '));
    const within = call?.kind === 'describe' ? [...groups, call.title] : groups;
    for (const part of Object.values(node)) visit(part, within);
  };
  visit(parseSync(source, { syntax: 'typescript', target: 'es2023' }).body, []);
  return names;
}

interface Node {
  readonly type: string;
  readonly [part: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

const kinds: Readonly<Record<string, 'test' | 'describe'>> = { test: 'test', it: 'test', describe: 'describe' };

const bodies: ReadonlySet<unknown> = new Set(['ArrowFunctionExpression', 'FunctionExpression', 'Identifier']);

/** Of a call of `test`, `it` or `describe`, also by `.each` or another of their ways: which it is, and its title. */
function titled(node: Node): { readonly kind: 'test' | 'describe'; readonly title: string } | undefined {
  if (node.type !== 'CallExpression') return undefined;
  const kind = kinds[calledName(node['callee'])];
  const [title, body] = (node['arguments'] as readonly { readonly expression: Node }[]).map(
    ({ expression }) => expression,
  );
  // A function of the test's own may be called so.
  if (kind === undefined || !bodies.has(body?.type)) return undefined;
  return { kind, title: titleOf(title) };
}

/** `it` of `it`, `it.only`, `it.each(rows)`. */
function calledName(callee: unknown): string {
  if (!isNode(callee)) return '';
  switch (callee.type) {
    case 'Identifier':
      return String(callee['value']);
    case 'MemberExpression':
      return calledName(callee['object']);
    case 'CallExpression':
      return calledName(callee['callee']);
    case 'TaggedTemplateExpression':
      return calledName(callee['tag']);
    default:
      return '';
  }
}

function titleOf(expression: unknown): string {
  if (!isNode(expression)) return '…';
  if (expression.type === 'StringLiteral') return String(expression['value']);
  if (expression.type !== 'TemplateLiteral') return '…';
  const texts = expression['quasis'] as readonly { readonly cooked: string }[];
  return texts.map(({ cooked }) => cooked).join('…');
}
