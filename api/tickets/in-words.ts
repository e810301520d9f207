import { lookUp } from '../../domain/regulation';
import type { Regulation, Text } from '../../domain/regulation';
import { codeText } from '../../texts/codes';
import type { Language } from '../../texts/language';
import { timeForPeople } from '../../texts/zoned-time';

/**
 * The plain values of an event or a notice as people read them: codes of the regulation by their titles, those of the
 * process by their words, instants in the desk's zone. What is none of these stays as it is.
 *
 * @param isInstant which of the numbers are instants
 */
export function inWords(
  values: object,
  regulation: Regulation,
  language: Language,
  isInstant: (key: string) => boolean,
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]: [string, unknown]) => {
      if (typeof value === 'number') return [[key, isInstant(key) ? timeForPeople(regulation.timeZone, value) : value]];
      return typeof value === 'string' ? [[key, titleOf(key, value, regulation, language)]] : [];
    }),
  );
}

function titleOf(field: string, code: string, regulation: Regulation, language: Language): string {
  const title = titled(field, code, regulation)?.title;
  return title ? title[language] : codeText(code, language);
}

function titled(field: string, code: string, regulation: Regulation): { readonly title: Text } | undefined {
  switch (field) {
    case 'topic':
      return lookUp(regulation.topics, code);
    case 'priority':
      return lookUp(regulation.priorities, code);
    case 'level':
      return lookUp(regulation.levels, code);
    case 'reason':
      return lookUp(regulation.waits, code) ?? titledText(lookUp(regulation.feedback.reasons, code));
    case 'score':
      return lookUp(regulation.feedback.scale, code);
    case 'clock':
      return lookUp(regulation.clocks, code);
    case 'key':
      // `<cycle>/<code>` or `<cycle>/<code>/<n>`.
      return lookUp(regulation.clocks, code.split('/')[1]);
    default:
      return undefined;
  }
}

function titledText(title: Text | undefined): { readonly title: Text } | undefined {
  return title && { title };
}
