import { parseArgs } from 'node:util';
import { simulate } from '../../domain/simulation';
import { fill, languages, say, type Language } from '../../texts/language';
import { simulateTexts } from '../../texts/simulation';
import { isWrongUse } from '../arguments';
import { Mistake } from '../due/mistake';
import { rulesFor } from '../due/rules';
import { renderYear } from './render';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

const options = {
  desk: text,
  year: text,
  seed: text,
  requests: text,
  specialists: text,
  contract: text,
  json: flag,
  lang: text,
  help: flag,
} as const;

type Arguments = Partial<ReturnType<typeof parseArgs<{ options: typeof options }>>['values']>;

/** How `npm run simulate` answers. */
export interface YearTold {
  /** 0: told, 1: the rules cannot be had, 2: the arguments are wrong. */
  readonly status: 0 | 1 | 2;
  /** For standard output; empty unless told. */
  readonly output: string;
  /** For standard error. */
  readonly complaint: string;
}

/** Lives through a year and tells it. Nothing is stored. */
export function tellYear(args: readonly string[]): YearTold {
  const asked = args.includes('--lang') ? args[args.indexOf('--lang') + 1] : undefined;
  const language = languages.find((known) => known === asked) ?? 'ru';
  const usage = say(simulateTexts.usage, language);
  try {
    const { values } = parseArgs({ args: [...args], options });
    if (values.lang !== undefined && values.lang !== language) throw new Mistake(usage);
    const output = values.help === true ? `${say(simulateTexts.help, language)}\n` : answer(values, language);
    return { status: 0, output, complaint: '' };
  } catch (error) {
    if (isWrongUse(error)) return { status: 2, output: '', complaint: `${error.message}\n${usage}\n` };
    if (!(error instanceof Mistake)) throw error;
    return { status: error.status, output: '', complaint: `${error.message}\n` };
  }
}

function answer(values: Arguments, language: Language): string {
  const { desk, contract } = values;
  if (desk === undefined) throw new Mistake(say(simulateTexts.usage, language));
  const number = (option: 'year' | 'requests' | 'specialists', least: number, most: number): number | undefined => {
    const value = values[option];
    if (value === undefined) return undefined;
    const read = /^\d{1,7}$/.test(value) ? Number(value) : NaN;
    if (read >= least && read <= most) return read;
    throw new Mistake(fill(say(simulateTexts.badNumber, language), { option, value, least, most }));
  };
  const year = number('year', 2023, 2098) ?? 2027;
  const requests = number('requests', 1, 100_000) ?? 10_000;
  const specialists = number('specialists', 1, 1_000);
  const { rules } = rulesFor({ desk, contract }, language);
  const told = simulate({ rules, year, seed: values.seed ?? '1', requests, specialists });
  return values.json === true ? `${JSON.stringify(told)}\n` : renderYear(told, rules.regulation, language);
}
