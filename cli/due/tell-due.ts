import { parseArgs } from 'node:util';
import { isValid } from '../../domain/regulation';
import { localDateOf } from '../../domain/time';
import { whatIf } from '../../domain/what-if';
import { dueTexts } from '../../texts/due';
import { fill, languages, say, type Language } from '../../texts/language';
import { refusalTexts } from '../../texts/refusals';
import { isWrongUse } from '../arguments';
import { Mistake } from './mistake';
import { options, questionOf, type Arguments } from './question';
import { renderDueDates, renderTopics } from './render';
import { rulesFor, zoneCalendar } from './rules';

/** How `npm run due` answers. */
export interface DueTold {
  /** 0: told, 1: the regulation does not know or allow what is asked for, 2: the arguments are wrong. */
  readonly status: 0 | 1 | 2;
  /** For standard output; empty unless told. */
  readonly output: string;
  /** For standard error: what is wrong, and what to do. */
  readonly complaint: string;
}

/** What would be due, were a ticket received at that moment, and why; nothing is stored. */
export function tellDue(args: readonly string[]): DueTold {
  const asked = args.includes('--lang') ? args[args.indexOf('--lang') + 1] : undefined;
  const language = languages.find((known) => known === asked) ?? 'ru';
  try {
    const { values } = parseArgs({ args: [...args], options });
    if (values.lang !== undefined && values.lang !== language) throw new Mistake(say(dueTexts.usage, language));
    const output = values.help === true ? `${say(dueTexts.help, language)}\n` : answer(values, language);
    return { status: 0, output, complaint: '' };
  } catch (error) {
    if (isWrongUse(error))
      return { status: 2, output: '', complaint: `${error.message}\n${say(dueTexts.usage, language)}\n` };
    if (!(error instanceof Mistake)) throw error;
    return { status: error.status, output: '', complaint: `${error.message}\n` };
  }
}

function answer(values: Arguments, language: Language): string {
  const { rules, contract } = rulesFor(values, language);
  const { regulation } = rules;
  if (values.topics === true) return renderTopics(regulation, language);
  const question = questionOf(values, regulation, language);
  const told = whatIf(question, rules);
  if ('refused' in told) {
    const place = told.place.join(' ') || '--at';
    throw new Mistake(
      fill(say(dueTexts.refused, language), { place, reason: say(refusalTexts[told.refused], language) }),
      1,
    );
  }
  const valid = contract === null || isValid(contract, localDateOf(zoneCalendar(regulation), question.start));
  return renderDueDates({ rules, question, told, contract, contractValid: valid }, language);
}
