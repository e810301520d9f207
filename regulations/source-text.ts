import {
  Composer,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  Parser,
  visit,
  type CST,
  type Document,
  type Node,
} from 'yaml';
import { locateAll, type Checked, type Place } from './faults';
import { deepest, isObject, jsonFaults, type JsonObject, type JsonValue, type Path, type RawFault } from './json';

/** A document with the text that it was read from. */
export interface SourceText {
  readonly file: string;
  readonly document: JsonObject;
  /** The place of the deepest part of the path that the file has, and how many steps of the path that are. */
  locate(path: Path): { readonly place: Place; readonly depth: number };
}

const mostBytes = 256 * 1024;

/**
 * Reads a YAML (or JSON) file into plain JSON that knows where each value stands. YAML 1.2 core schema; one document,
 * every key once and a string, no anchors, aliases or tags, at most 256 KiB. `nulls`: whether a value may be empty
 * (a merge patch deletes with it).
 */
export function readSourceText(
  content: string | Uint8Array,
  file: string,
  options: { readonly nulls: boolean },
): Checked<SourceText> {
  const start: Place = { file, line: 1, column: 1 };
  const refuse = (message: string): Checked<SourceText> => ({
    ok: false,
    faults: [{ path: '', message, place: start }],
  });
  const bytes = typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength;
  if (bytes > mostBytes) return refuse(`is larger than ${mostBytes / 1024} KiB`);
  let text: string;
  try {
    text = typeof content === 'string' ? content : new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return refuse('is not text in UTF-8');
  }
  const lineCounter = new LineCounter();
  const at = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const tokens = tokensOf(text, lineCounter);
  if ('tooDeep' in tokens)
    return {
      ok: false,
      faults: [{ path: '', message: `is nested deeper than ${deepest} levels`, place: at(tokens.tooDeep) }],
    };
  const yaml12 = { lineCounter, version: '1.2', schema: 'core', prettyErrors: false } as const;
  const [parsed, another] = new Composer(yaml12).compose(tokens.tokens, true, text.length);
  if (parsed === undefined) return refuse('must hold keys and values');
  const troubles = [...parsed.errors, ...parsed.warnings].map((trouble) => ({
    path: '',
    message: firstSentence(trouble.message),
    place: at(trouble.pos[0]),
  }));
  if (another !== undefined)
    troubles.push({
      path: '',
      message: 'holds more than one document: one file, one document',
      place: at(offsetOf(another.contents)),
    });
  troubles.push(
    ...unusableNodes(parsed).map(({ node, message }) => ({ path: '', message, place: at(offsetOf(node)) })),
  );
  if (troubles.length) return { ok: false, faults: troubles };
  const document = parsed.toJS() as JsonValue;
  if (!isObject(document)) return refuse('must hold keys and values');
  const locate = (path: Path): { place: Place; depth: number } => findPlace(parsed, path, at);
  return sound({ file, document, locate }, options);
}

/** The same text where no value may be empty: what was read as a merge patch turned out to be a document of its own. */
export function withoutNulls(text: SourceText): Checked<SourceText> {
  return sound(text, { nulls: false });
}

function sound(text: SourceText, options: { readonly nulls: boolean }): Checked<SourceText> {
  const faults: RawFault[] = jsonFaults(text.document, { ...options, unseen: false });
  if (faults.length === 0) return { ok: true, value: text };
  return { ok: false, faults: locateAll(faults, ({ path }) => text.locate(path).place) };
}

/**
 * What the text is made of, or where nesting begins that no document has: looked for before it is composed, which would find a fault
 * for every level, or run out of stack. Twice the levels of a document are let through, whose exact place is told later.
 */
function tokensOf(text: string, lines: LineCounter): { tokens: CST.Token[] } | { tooDeep: number } {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > 2 * deepest) return { tooDeep: parser.offset };
  }
  tokens.push(...parser.end());
  return { tokens };
}

/** What every node is anyway, also when nobody wrote it. */
const plainTags = new Set(['map', 'seq', 'str'].map((name) => `tag:yaml.org,2002:${name}`));

/** Anchors and aliases could blow a small file up; tags and odd keys have no meaning in JSON. */
function unusableNodes(parsed: Document.Parsed): { node: Node; message: string }[] {
  const found: { node: Node; message: string }[] = [];
  visit(parsed, {
    Alias: (_, node) => void found.push({ node, message: 'an alias (*name) cannot be used here: write the value out' }),
    Node: (key, node) => {
      if ('anchor' in node && node.anchor) {
        found.push({ node, message: 'an anchor (&name) cannot be used here: write the value out where it is needed' });
      }
      if (node.tag && !plainTags.has(node.tag)) found.push({ node, message: 'a tag cannot be used here' });
      if (key === 'key' && !(isScalar(node) && typeof node.value === 'string')) {
        found.push({ node, message: 'a key must be a name: put it in quotes' });
      }
    },
  });
  return found;
}

function findPlace(
  parsed: Document.Parsed,
  path: Path,
  at: (offset: number) => Place,
): { place: Place; depth: number } {
  let node: unknown = parsed.contents;
  let offset = offsetOf(parsed.contents);
  let depth = 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === step);
      if (!pair) break;
      offset = offsetOf(pair.key as Node);
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number' && step < node.items.length) {
      node = node.items[step];
      offset = offsetOf(node as Node);
    } else break;
    depth += 1;
  }
  return { place: at(offset), depth };
}

function offsetOf(node: Node | null): number {
  return node?.range?.[0] ?? 0;
}

function firstSentence(message: string): string {
  const line = message.split('\n')[0] ?? message;
  return `cannot be read as YAML: ${line.charAt(0).toLowerCase()}${line.slice(1)}`;
}
