import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** What is read of a desk's file here; all of it is checked where desks are published. */
const desk = z.object({
  numbering: z.object({ prefix: z.string() }),
  intake: z.object({ email: z.object({ address: z.string() }).optional() }).optional(),
});

const regulations = path.join(__dirname, '../../regulations');

/** Prefixes and addresses of the desks that the product ships; without a database there are no others. */
export function builtInDesks(): { readonly prefixes: readonly string[]; readonly addresses: readonly string[] } {
  // The files alone: what checks them takes longer to load than a letter to read.
  const files = readdirSync(regulations, { withFileTypes: true })
    .map(({ name }) => path.join(regulations, name, 'regulation.yaml'))
    .filter((file) => existsSync(file));
  const desks = files.map((file) => desk.parse(parse(readFileSync(file, 'utf8'))));
  return {
    prefixes: desks.map(({ numbering }) => numbering.prefix),
    addresses: desks.flatMap(({ intake }) => intake?.email?.address ?? []),
  };
}
