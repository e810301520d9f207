import { parseArgs, type ParseArgsConfig } from 'node:util';
import { isWrongUse } from '../arguments';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Options and at most one file, or the status with which the program ends: its usage has been printed then. */
export function readOptions<const T extends Options>(args: readonly string[], usage: string, options: T) {
  try {
    const all = { ...options, help: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options: all, allowPositionals: true });
    if ('help' in values) {
      process.stdout.write(usage);
      return { status: 0 } as const;
    }
    if (positionals.length <= 1) return { values, file: positionals[0] };
    process.stderr.write(usage);
  } catch (error) {
    if (!isWrongUse(error)) throw error;
    process.stderr.write(`${error.message}\n${usage}`);
  }
  return { status: 2 } as const;
}
