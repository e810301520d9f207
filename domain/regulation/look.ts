/** How letters of a desk look: what is its own in them. A desk that has none goes by its title, in the colour of the product. */
import type { Text } from './text';

export interface LookRule {
  /** Who writes, as the reader's program shows it; the title of the desk where there is none. */
  readonly name?: Text;
  /** `#rrggbb`, readable on white. */
  readonly colour?: string;
  /** A PNG, in base64. */
  readonly logo?: string;
  /** The address letters come from, where that is another one than the desk reads. */
  readonly sender?: string;
  readonly source: string;
}

/** The section of a regulation; it may be missing. */
export interface LookRules {
  readonly look?: LookRule;
}

/** Width and height of a PNG in pixels, from its header; undefined for what is none. */
export function pngSize(base64: string): { readonly width: number; readonly height: number } | undefined {
  // Signature, length and name of the first part, then width and height: 24 bytes, which are 32 signs.
  const head = /^[A-Za-z0-9+/]{32}/.exec(base64)?.[0];
  if (head === undefined) return undefined;
  const bytes = [...head].flatMap((_, index) => (index % 4 === 0 ? bytesOf(head.slice(index, index + 4)) : []));
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const [, width, height] = /^89504e470d0a1a0a0000000d49484452([0-9a-f]{8})([0-9a-f]{8})$/.exec(hex) ?? [];
  if (width === undefined || height === undefined) return undefined;
  return { width: Number.parseInt(width, 16), height: Number.parseInt(height, 16) };
}

const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function bytesOf(four: string): number[] {
  const bits = [...four].reduce((sum, sign) => sum * 64 + signs.indexOf(sign), 0);
  return [Math.floor(bits / 65_536), Math.floor(bits / 256) % 256, bits % 256];
}
