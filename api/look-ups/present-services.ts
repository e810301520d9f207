import { handsOverTo, type Regulation, type Text } from '../../domain/regulation';
import type { Language } from '../../texts/language';
import { z } from '../schemas/zod';

const titled = z.object({ code: z.string(), title: z.string() });

/** What of a regulation the desk's own people read: its services, the tests that lead to one, and what is asked as the work goes on. */
export const serviceRuleViews = {
  services: z.array(
    titled.extend({
      timeZone: z.string(),
      tier: z.int().nullable(),
      duties: z.array(z.string()),
      first: z.boolean().openapi({ description: 'New requests come to it.' }),
      handsOverTo: z.array(z.string()),
      source: z.string(),
    }),
  ),
  tests: z.array(
    titled.extend({
      results: z.array(titled.extend({ service: z.string().nullable(), handsOver: z.boolean() })),
      source: z.string(),
    }),
  ),
  questions: z.array(titled.extend({ questions: z.array(titled), source: z.string() })),
};

/** The same of a regulation; of none of them a client's user reads. */
export function presentServiceRules(
  regulation: Regulation,
  language: Language,
  toClient: boolean,
): { readonly [Name in keyof typeof serviceRuleViews]: readonly object[] } {
  if (toClient) return { services: [], tests: [], questions: [] };
  const say = ({ title }: { readonly title: Text }): string => title[language];
  return {
    services: entries(
      inOrder(regulation.services, ({ tier }) => tier),
      (service, code) => ({
        title: say(service),
        timeZone: regulation.calendars[service.calendar]?.timeZone ?? regulation.timeZone,
        tier: service.tier ?? null,
        duties: service.duties.map((duty) => duty[language]),
        first: service.first,
        handsOverTo: handsOverTo(regulation, code),
        source: service.source,
      }),
    ),
    tests: entries(regulation.tests, (test) => ({
      title: say(test),
      results: entries(test.results, (result) => ({
        title: say(result),
        service: result.service ?? null,
        handsOver: result.do === 'hand-over',
      })),
      source: test.source,
    })),
    questions: entries(regulation.questions, (list) => ({
      title: say(list),
      questions: entries(list.fields, (question) => ({ title: say(question) })),
      source: list.source,
    })),
  };
}

/** By a number, those without one last. */
function inOrder<T>(map: Readonly<Record<string, T>>, by: (entry: T) => number | undefined): Record<string, T> {
  const place = (entry: T): number => by(entry) ?? Number.MAX_SAFE_INTEGER;
  return Object.fromEntries(Object.entries(map).sort(([, a], [, b]) => place(a) - place(b)));
}

function entries<T>(map: Readonly<Record<string, T>>, show: (entry: T, code: string) => object): object[] {
  return Object.entries(map).map(([code, entry]) => ({ code, ...show(entry, code) }));
}
