import { consentRule, declineOf, emergencyReason, lookUp, redirectOf } from '../domain/regulation';
import type { Regulation, Text } from '../domain/regulation';
import { isRefusalCode } from '../domain/policy/refusals';
import { noticeKinds, type NoticeKind } from '../domain/ticket';
import { faultTexts } from '../texts/acts';
import { codeText } from '../texts/codes';
import { both, type Language } from '../texts/language';
import { refusalTexts } from '../texts/refusals';
import { letterings } from './letterings';

/** A code in the reader's words: what the regulation names by its titles, what the process does by its own words. */
export function titleOf(field: string, code: string, regulation: Regulation, language: Language): string {
  const title = titled(field, code, regulation);
  return title ? title[language] : codeText(code, language);
}

function titled(field: string, code: string, regulation: Regulation): Text | undefined {
  switch (field) {
    case 'topic':
      return lookUp(regulation.topics, code)?.title;
    case 'priority':
      return lookUp(regulation.priorities, code)?.title;
    case 'level':
      return lookUp(regulation.levels, code)?.title;
    case 'status':
      return lookUp(regulation.statuses, code)?.title;
    case 'service':
    case 'fromService':
      return lookUp(regulation.services, code)?.title;
    case 'report':
      return lookUp(regulation.reports, code)?.title;
    case 'summary':
      return lookUp(regulation.reports, code)?.summary?.title;
    case 'found':
      return foundBy(code, regulation);
    case 'test':
      return lookUp(regulation.tests, code)?.title;
    case 'list':
      return lookUp(regulation.questions, code)?.title;
    case 'wait':
      return lookUp(regulation.waits, code)?.title;
    case 'reason':
      return lookUp(regulation.waits, code)?.title ?? lookUp(regulation.feedback.reasons, code);
    case 'decline':
      return declineOf(regulation, code)?.title;
    case 'redirect':
      return redirectOf(regulation, code)?.title;
    case 'access':
    case 'what':
      return lookUp(regulation.accessData?.what ?? {}, code)?.title;
    case 'agreement':
      return consentRule(regulation, code)?.title;
    case 'emergency':
      return emergencyReason(regulation, code)?.title;
    case 'fault':
      return lookUp(faultTexts, code);
    case 'score':
      return lookUp(regulation.feedback.scale, code)?.title;
    case 'clock':
      return lookUp(regulation.clocks, code)?.title;
    case 'key':
      // `<cycle>/<code>` or `<cycle>/<code>/<n>`.
      return lookUp(regulation.clocks, code.split('/')[1])?.title;
    case 'kind':
      return isKind(code) ? letterings[code].name : undefined;
    case 'refusal':
      return isRefusalCode(code) ? refusalTexts[code] : malformed;
    default:
      return undefined;
  }
}

/** A test with its result, `test/result`. */
function foundBy(code: string, { tests }: Regulation): Text | undefined {
  const [test, result] = code.split('/');
  const named = lookUp(tests, test);
  const found = lookUp(named?.results ?? {}, result);
  if (named === undefined || found === undefined) return undefined;
  return both(`«${named.title.ru}»: ${found.title.ru}`, `"${named.title.en}": ${found.title.en}`);
}

const malformed = both('Её не удалось понять.', 'It could not be understood.');

function isKind(code: string): code is NoticeKind {
  return noticeKinds.some((known) => known === code);
}
