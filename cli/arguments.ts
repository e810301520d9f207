import { parseArgs } from 'node:util';

/** Arguments of a program that takes names only, or the status with which it ends: its usage has been printed then. */
export type ReadArguments = { readonly names: readonly string[] } | { readonly status: 0 | 2 };

/**
 * `--help` is answered with the usage; more names than the program takes, and options that it does not have, are a wrong use.
 *
 * @param most how many names it takes
 */
export function readArguments(args: readonly string[], usage: string, most: number): ReadArguments {
  try {
    const options = { help: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (values.help === true) {
      process.stdout.write(usage);
      return { status: 0 };
    }
    if (positionals.length <= most) return { names: positionals };
    process.stderr.write(usage);
  } catch (error) {
    if (!isWrongUse(error)) throw error;
    process.stderr.write(`${error.message}\n${usage}`);
  }
  return { status: 2 };
}

/** Whether the option parser found an option that nobody knows, or one without its value. */
export function isWrongUse(error: unknown): error is Error {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return code.startsWith('ERR_PARSE_ARGS_');
}
