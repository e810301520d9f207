import { parseArgs } from 'node:util';
import { isValid } from '../domain/regulation';
import { localDateOf } from '../domain/time';
import { whatIf } from '../domain/what-if';
import { dueTexts } from '../texts/due';
import { fill, languages, say, type Language } from '../texts/language';
import { refusalTexts } from '../texts/refusals';
import { Mistake } from './due/mistake';
import { options, questionOf, type Arguments } from './due/question';
import { renderDueDates, renderTopics } from './due/render';
import { rulesFor, zoneCalendar } from './due/rules';

/**
 * `npm run due`: what would be due, were a ticket received at that moment, and why; nothing is stored.
 *
 * @returns 0: told, 1: the regulation does not know or allow what is asked for, 2: the arguments are wrong
 */
function main(args: readonly string[]): number {
  const asked = args.includes('--lang') ? args[args.indexOf('--lang') + 1] : undefined;
  const language = languages.find((known) => known === asked) ?? 'ru';
  try {
    const { values } = parseArgs({ args: [...args], options });
    if (values.lang !== undefined && values.lang !== language) throw new Mistake(say(dueTexts.usage, language));
    process.stdout.write(values.help === true ? `${say(dueTexts.help, language)}\n` : answer(values, language));
    return 0;
  } catch (error) {
    // The option parser's own: an option that nobody knows, or one without its value.
    const usage = error instanceof TypeError ? `${error.message}\n${say(dueTexts.usage, language)}` : undefined;
    if (usage === undefined && !(error instanceof Mistake)) throw error;
    process.stderr.write(`${usage ?? (error as Mistake).message}\n`);
    return error instanceof Mistake ? error.status : 2;
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

process.exitCode = main(process.argv.slice(2));
