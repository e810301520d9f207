import contentDisposition from 'content-disposition';
import { lookUp, type Regulation } from '../../domain/regulation';
import type { FeedbackOverview } from '../../store/tickets/read-feedback';
import type { Language } from '../../texts/language';
import { feedbackTableTexts, feedbackWayTexts, nobodyText, noReasonText } from '../../texts/reports';
import { allClientsRoles, ownDesk, servicesSeen } from '../auth/own-desk';
import { csvMark, csvRow } from '../http/csv';
import { defineRoute } from '../http/define-route';
import { beginOf } from '../http/moments';
import type { Names } from '../names';
import { z } from '../schemas/zod';
import { feedbackFilter } from './routes';

type Way = keyof typeof feedbackWayTexts;

/** The sums of the ratings as a file: by reason, person, topic and month (SK-12). */
export const readFeedbackTable = defineRoute({
  method: 'get',
  path: '/api/v1/feedback.csv',
  tag: 'overviews',
  summary: 'Sums of feedback as a file for spreadsheets',
  description:
    'CSV (RFC 4180) in UTF-8, with a line of headings in the language of the reader: how often each score was given, in all, by reason, ' +
    'person, topic and month.',
  access: allClientsRoles,
  query: z.strictObject(feedbackFilter),
  responses: { 200: { description: 'The table.', bytes: 'text/csv' } },
  problems: [404],
  async operation({ query }, { services: { store }, caller }) {
    const { desk: named, ...asked } = query;
    const seat = ownDesk(caller, named, allClientsRoles);
    const { desk } = seat;
    const { regulation } = await store.rulesFor(desk, null);
    const span = { from: beginOf(asked.from, regulation.timeZone), until: beginOf(asked.until, regulation.timeZone) };
    const filter = { desk, ...asked, ...span, services: servicesSeen(seat) };
    const overview = await store.feedbackOverview(filter, regulation.timeZone);
    const staff = overview.byPerson.flatMap(({ key }) => key ?? []);
    return { regulation, overview, names: await store.readStaffNames(desk, staff) };
  },
  present: ({ regulation, overview, names }, { language }) => ({
    status: 200,
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': contentDisposition(feedbackTableTexts.file[language], { fallback: 'feedback.csv' }),
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
    bytes: Buffer.from(`${csvMark}${rowsOf(overview, regulation, names, language).map(csvRow).join('')}`),
  }),
});

function rowsOf(
  overview: FeedbackOverview,
  { feedback, topics }: Regulation,
  names: Names,
  language: Language,
): readonly (readonly (string | number)[])[] {
  const { way, name, code, score, count, total } = feedbackTableTexts;
  const scoreOf = (key: string): string => lookUp(feedback.scale, key)?.title[language] ?? key;
  const titles: Readonly<Record<Way, (key: string | null) => string>> = {
    byReason: (key) => (key === null ? noReasonText[language] : (lookUp(feedback.reasons, key)?.[language] ?? key)),
    byPerson: (key) => (key === null ? nobodyText[language] : (names.get(key) ?? key)),
    byTopic: (key) => lookUp(topics, key)?.title[language] ?? key ?? '',
    byMonth: (key) => key ?? '',
  };
  const ways = Object.keys(titles) as Way[];
  return [
    [way[language], name[language], code[language], score[language], count[language]],
    ...overview.byScore.map((line) => [total[language], '', '', scoreOf(line.score), line.count]),
    ...ways.flatMap((each) =>
      overview[each].map((line) => [
        feedbackWayTexts[each][language],
        titles[each](line.key),
        line.key ?? '',
        scoreOf(line.score),
        line.count,
      ]),
    ),
  ];
}
