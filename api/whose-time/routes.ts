import contentDisposition from 'content-disposition';
import { lookUp, owners, type Owner, type Regulation } from '../../domain/regulation';
import { fill, type Language } from '../../texts/language';
import { sideTexts, timeTableTexts, timeWayTexts } from '../../texts/whose-time';
import { leadRoles, ownDesk } from '../auth/own-desk';
import { csvMark, csvRow } from '../http/csv';
import { defineRoute, type RequestContext } from '../http/define-route';
import { scopeOf } from '../overview/scope-of';
import { Problem } from '../problems';
import type { ApiStore } from '../store-port';
import type { z } from '../schemas/zod';
import { timeQuery, whoseTimeView } from './schemas';

type Query = z.output<typeof timeQuery>;
type Sums = Awaited<ReturnType<ApiStore['sumTime']>>;
type Line = Sums['lines'][number];

interface Found {
  readonly desk: string;
  readonly from: string;
  readonly to: string;
  readonly by: Query['by'];
  readonly sums: Sums;
  readonly regulation: Regulation;
}

const declared = {
  method: 'get',
  tag: 'overviews',
  access: leadRoles,
  query: timeQuery,
  problems: [404],
} as const;

/** Whose the working time of a desk's tickets was, summed (SK-12). */
export const readWhoseTime = defineRoute({
  ...declared,
  path: '/api/v1/whose-time',
  summary: 'Whose time it was, by client, topic, month, person or ticket',
  description:
    'The working seconds in these months, of all tickets. Lines with the most time come first, months in their order. Topic and ' +
    'responsible are those that a ticket has now.',
  responses: { 200: { description: 'Sums, with those of open tickets until now.', schema: whoseTimeView } },
  operation: ({ query }, context) => find(query, context, 100),
  present: ({ sums, regulation, ...found }, { language }) => {
    const { total, lines, more, counted, leftOut } = sums;
    return {
      status: 200,
      body: {
        ...found,
        total,
        lines: lines.map((line) => ({ ...line, name: nameOf(line, found.by, regulation, language) })),
        more,
        open: { counted, leftOut },
      },
    };
  },
});

/** The same as a file. */
export const readWhoseTimeTable = defineRoute({
  ...declared,
  path: '/api/v1/whose-time.csv',
  summary: 'The same as a file for spreadsheets',
  description:
    'CSV (RFC 4180) in UTF-8, with a line of headings in the language of the reader and one of sums at the end. Lines that were left ' +
    'off are in the sums alone.',
  responses: { 200: { description: 'The table.', bytes: 'text/csv' } },
  operation: ({ query }, context) => find(query, context, 1_000),
  present: (found, { language }) => ({
    status: 200,
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': contentDisposition(
        fill(timeTableTexts.file[language], { from: found.from, to: found.to }),
        {
          fallback: `whose-time-${found.from}-${found.to}.csv`,
        },
      ),
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
    bytes: Buffer.from(`${csvMark}${tableOf(found, language).map(csvRow).join('')}`),
  }),
});

async function find(
  query: Query,
  { services: { store }, caller }: RequestContext<typeof leadRoles>,
  usual: number,
): Promise<Found> {
  const seat = ownDesk(caller, query.desk, leadRoles);
  const { desk } = seat;
  const [{ regulation }, now] = await Promise.all([store.rulesFor(desk, null), store.clock.now()]);
  const to = query.to ?? monthIn(regulation.timeZone, now);
  const from = query.from ?? yearEndingWith(to);
  if (from > to) throw new Problem('malformed', { errors: [{ pointer: 'query/to', code: 'not-later' }] });
  const { by, client: clientId, topic, about, limit: most = usual } = query;
  const asked = { scope: scopeOf(seat, caller), from, to, by, clientId, topic, about, most };
  return { desk, from, to, by, sums: await store.sumTime(asked, now), regulation };
}

function nameOf({ key, name }: Line, by: Query['by'], { topics }: Regulation, language: Language): string | null {
  return by === 'topic' && key !== null ? (lookUp(topics, key)?.title[language] ?? key) : name;
}

function tableOf(
  { sums: { total, lines }, by, regulation }: Found,
  language: Language,
): readonly (readonly (string | number)[])[] {
  const in_ = (text: Readonly<Record<Language, string>>, values = {}): string => fill(text[language], values);
  const secondsOf = (line: Readonly<Record<Owner, number>>): number[] => [
    ...owners.map((owner) => line[owner]),
    owners.reduce((sum, owner) => sum + line[owner], 0),
  ];
  return [
    [
      in_(timeWayTexts[by]),
      in_(by === 'ticket' ? timeTableTexts.subject : timeTableTexts.code),
      in_(timeTableTexts.tickets),
      ...owners.map((owner) => in_(timeTableTexts.seconds, { side: sideTexts[owner][language] })),
      in_(timeTableTexts.all),
    ],
    ...lines.map((line) => {
      const name = nameOf(line, by, regulation, language);
      const nobody = in_(timeTableTexts.nobody);
      const [what, code] = by === 'ticket' ? [line.tid, name] : [name ?? line.key, line.key];
      return [what ?? nobody, code ?? '', line.tickets, ...secondsOf(line)];
    }),
    [in_(timeTableTexts.total), '', total.tickets, ...secondsOf(total)],
  ];
}

/** Sweden writes dates as ISO 8601 does. */
function monthIn(timeZone: string, at: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit' }).format(at);
}

/** `2026-02` for `2027-01`. */
function yearEndingWith(month: string): string {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 12, 1)).toISOString().slice(0, 7);
}
