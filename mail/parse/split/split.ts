import { Splitter, type MimeNode, type SplitterChunk } from '@zone-eu/mailsplit';
import { limits } from '../limits';
import type { Field, Part } from '../part';
import type { Warnings } from '../warning';
import { decodeField, knownCharset, parameters } from './decode-text';
import { mend } from './mend';

/** A node as the splitter gives it, with what belongs to it. */
interface Branch {
  readonly node: MimeNode;
  readonly depth: number;
  readonly chunks: Buffer[];
  readonly branches: Branch[];
}

/** Takes a raw letter apart by its boundaries. Nothing in it is refused: what cannot be taken apart stays one leaf. */
export async function split(raw: Buffer, warnings: Warnings): Promise<Part> {
  const letter = mend(raw, warnings);
  const root = await branches(letter, warnings);
  const boundary = missingBoundary(root);
  if (boundary === undefined) return partOf(root, charsetOf(root), warnings);
  warnings.add('boundary missing: guessed');
  const named = Buffer.from(`Content-Type: multipart/mixed; boundary="${boundary}"\r\n`);
  const again = await branches(Buffer.concat([named, letter]), warnings);
  return partOf(again, charsetOf(again), warnings);
}

async function branches(letter: Buffer, warnings: Warnings): Promise<Branch> {
  const splitter = new Splitter({
    ignoreEmbedded: true,
    maxHeadSize: limits.headBytes * 4,
    maxChildNodes: limits.parts,
  });
  const found = new Map<MimeNode, Branch>();
  let root: Branch | undefined;
  splitter.end(letter);
  try {
    for await (const chunk of splitter as AsyncIterable<SplitterChunk>) {
      if (chunk.type === 'node') {
        const parent = chunk.parentNode === false ? undefined : found.get(chunk.parentNode);
        const branch: Branch = { node: chunk, depth: (parent?.depth ?? -1) + 1, chunks: [], branches: [] };
        if (branch.depth > limits.depth) throw new TooDeep();
        found.set(chunk, branch);
        parent?.branches.push(branch);
        root ??= branch;
      } else {
        // Of a multipart, what stands between its parts: it counts only where it has none.
        found.get(chunk.node)?.chunks.push(chunk.value);
      }
    }
  } catch (error) {
    if (!(error instanceof TooDeep) && (error as { code?: unknown }).code !== 'EMAXLEN') throw error;
    warnings.add('parts left aside: too many or too deep');
  }
  if (root === undefined) throw new Error('the splitter gave no root');
  return root;
}

class TooDeep extends Error {}

/** A multipart that names no boundary is one leaf to the splitter; its first line of the usual form tells the boundary. */
function missingBoundary(root: Branch): string | undefined {
  if (root.node.multipart === false || root.branches.length > 0) return undefined;
  const beginning = Buffer.concat(root.chunks).toString('latin1', 0, 64 * 1024);
  return /^--([\w'()+,./:=?-]{2,70})[ \t]*\r?\n(?:[\w-]+:|\r?\n)/m.exec(beginning)?.[1];
}

/** The first charset that a part of the letter names beyond Unicode: that of fields with bytes of no declared charset. */
function charsetOf(branch: Branch): string | undefined {
  const named = branch.node.charset === false ? undefined : knownCharset(branch.node.charset);
  if (named !== undefined && !/^(?:utf-?8|us-?ascii|ascii)$/i.test(named)) return named;
  for (const inner of branch.branches) {
    const charset = charsetOf(inner);
    if (charset !== undefined) return charset;
  }
  return undefined;
}

function partOf(branch: Branch, charset: string | undefined, warnings: Warnings): Part {
  const { node } = branch;
  const fields = fieldsOf(node, charset, warnings);
  const first = (name: string): string => fields.find((field) => field.name === name)?.value ?? '';
  const type = parameters(first('content-type'));
  const disposition = parameters(first('content-disposition'));
  return {
    fields,
    type: /^[\w.+-]+\/[\w.+-]+$/.test(type.value) ? type.value : node.contentType || 'text/plain',
    params: type.params,
    disposition: disposition.value === '' ? null : disposition.value === 'inline' ? 'inline' : 'attachment',
    fileName: disposition.params['filename'] ?? type.params['name'] ?? null,
    encoding: first('content-transfer-encoding').replace(/\(.*/, '').trim().toLowerCase(),
    body:
      branch.chunks.length === 1 && branch.chunks[0] !== undefined ? branch.chunks[0] : Buffer.concat(branch.chunks),
    parts: branch.branches.map((inner) => partOf(inner, charset, warnings)),
  };
}

function fieldsOf(node: MimeNode, charset: string | undefined, warnings: Warnings): Field[] {
  if (node.headers === false) return [];
  return node.headers
    .getList()
    .filter(({ key }) => key !== '')
    .map(({ key, line }) => {
      const written = line.slice(line.indexOf(':') + 1, limits.fieldCharacters).replace(/\r?\n(?=[ \t])/g, '');
      // The splitter keeps a line as its bytes, one character each.
      const value = decodeField(Buffer.from(written, 'latin1'), charset, warnings);
      return { name: key, value: value.replace(/\t/g, ' ').trim() };
    });
}
