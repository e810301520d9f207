/** npm run demo: a story played on the running product, over HTTP alone. */
import { parseArgs } from 'node:util';
import { demoTexts } from '../texts/demo';
import { monthTexts } from '../texts/demo-month';
import { fill, languages, say } from '../texts/language';
import type { Language } from '../texts/language';
import { isWrongUse } from './arguments';
import { Astray, DemoFault } from './demo/fault';
import { Printer } from './demo/printer';
import { findProduct } from './demo/running-product';
import { firstStory, seeded, stories } from './demo/stories';

async function main(args: readonly string[]): Promise<number> {
  let language: Language = 'ru';
  try {
    const { values, positionals } = readArguments(args);
    const asked = languages.find((known) => known === values.lang);
    if (values.lang !== undefined && asked === undefined) return complain(say(demoTexts.usage, language), 2);
    language = asked ?? language;
    if (values.help === true) {
      process.stdout.write(`${say(demoTexts.usage, language)}\n`);
      return 0;
    }
    const [name = firstStory, ...others] = positionals;
    if (others.length > 0) return complain(say(demoTexts.usage, language), 2);
    const play = stories.get(name);
    if (play === undefined) {
      const known = [...stories.keys()].join(', ');
      return complain(fill(say(demoTexts.unknownStory, language), { story: name, stories: known }), 2);
    }
    const { seed = '1' } = values;
    if (!/^[1-9]\d{0,5}$/.test(seed) || (values.seed !== undefined && name !== seeded))
      return complain(say(monthTexts.badSeed, language), 2);
    const product = await findProduct(process.env, language);
    await play(product, new Printer(language, (text) => process.stdout.write(text), process.stdout.isTTY), seed);
    return 0;
  } catch (error) {
    if (error instanceof Astray) return complain(fill(say(demoTexts.failed, language), { reason: error.message }), 1);
    if (error instanceof DemoFault) return complain(error.message, 1);
    if (isWrongUse(error)) return complain(say(demoTexts.usage, language), 2);
    throw error;
  }
}

function readArguments(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: { lang: { type: 'string' }, seed: { type: 'string' }, help: { type: 'boolean' } },
    allowPositionals: true,
  });
}

function complain(text: string, code: number): number {
  process.stderr.write(`${text}\n`);
  return code;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
