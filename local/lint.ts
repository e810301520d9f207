import { ESLint } from 'eslint';
import { root } from './paths';

/** Rules that hold the direction of imports; a breach is told apart from other faults of style. */
const arrowRules = /^reglament\//;

/**
 * Lints the whole checkout and prints what it finds.
 *
 * @returns 0 when all is well, plus 1 for a broken rule, plus 2 for an import against the arrows
 */
async function lint(): Promise<number> {
  const eslint = new ESLint({ cwd: root });
  const results = await eslint.lintFiles(['.']);
  const formatter = await eslint.loadFormatter('stylish');
  const text = await formatter.format(results);
  if (text) console.log(text);
  const rules = results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId ?? ''));
  return (rules.some((rule) => !arrowRules.test(rule)) ? 1 : 0) + (rules.some((rule) => arrowRules.test(rule)) ? 2 : 0);
}

lint().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 4;
  },
);
