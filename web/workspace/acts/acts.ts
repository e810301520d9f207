import { choice, consents, coded, day, instant, line, number, prose, titledOptions, words } from './fields';
import type { Act, ActType } from './act-types';
import { endings } from './acts-endings';
import { fieldActs } from './acts-field';
import { workActs } from './acts-works';

const textToClient = words('textToClient');

const wordsAndWork: readonly Act[] = [
  { type: 'reply', group: 'words', fields: [textToClient], held: true },
  { type: 'note', group: 'words', fields: [words('noteText')] },
  {
    type: 'log-call',
    group: 'words',
    fields: [
      choice('direction', 'direction', coded('out', 'in'), { from: () => 'out' }),
      choice(
        'outcome',
        'outcome',
        coded(
          ...(['reached', 'not-reached', 'agreed', 'objected', 'extension-accepted', 'extension-declined'] as const),
          ...(['consent-given', 'consent-declined'] as const),
        ),
        { from: () => 'reached' },
      ),
      choice('of', 'consent', consents, {
        none: 'notSaid',
        when: ({ outcome = '' }, { ticket }) => outcome.startsWith('consent-') && ticket.consents.length > 1,
      }),
      words('text'),
      instant('receivedAt', 'receivedAt'),
    ],
  },
  {
    type: 'assign',
    group: 'work',
    guarded: true,
    fields: [
      choice(
        'to',
        'to',
        ({ people, word }) =>
          people.map(({ shortId, name, away }) => ({
            value: shortId,
            label: [
              name ?? shortId,
              // Whoever assigns sees before that somebody else would answer.
              ...(away === null ? [] : [away.standIn === null ? word('away') : word('awayCovered', away.standIn)]),
            ].join(' · '),
          })),
        { none: 'nobody', from: ({ ticket }) => ticket.assignee?.shortId ?? null },
      ),
      line('reason', 'reason', 500),
    ],
    build: (body) => ({ ...body, to: body['to'] ?? null }),
  },
  {
    type: 'classify',
    group: 'work',
    guarded: true,
    fields: [
      choice('topic', 'topic', ({ desk }) => titledOptions(desk?.topics), { none: 'asBefore' }),
      choice('category', 'category', ({ desk }) => titledOptions(desk?.categories), {
        none: 'asBefore',
        when: (_values, { desk }) => (desk?.categories.length ?? 0) > 0,
      }),
      choice('priority', 'priority', ({ desk }) => titledOptions(desk?.priorities), { none: 'asBefore' }),
      choice('level', 'level', ({ desk }) => titledOptions(desk?.levels), {
        none: 'asBefore',
        when: (_values, { desk }) => desk?.role === 'manager' && desk.levels.length > 0,
      }),
      choice('fault', 'fault', coded('undetermined', 'client', 'not-client'), {
        none: 'asBefore',
        when: (_values, { ticket }) => ticket.emergency !== null,
      }),
      number('vehicles', 'vehicles', 100_000),
      line('reason', 'reason', 500),
    ],
  },
  {
    type: 'triage',
    group: 'work',
    held: true,
    fields: [
      choice('outcome', 'outcome', coded('details-requested', 'consultation', 'estimate')),
      {
        ...instant('expectedAt', 'expectedAt'),
        when: ({ outcome }) => outcome !== 'consultation',
        requiredWhen: ({ outcome }, { content, ticket }) =>
          outcome === 'estimate' || content?.topics.find(({ code }) => code === ticket.topic)?.estimate === true,
      },
      textToClient,
    ],
  },
  { type: 'resume', group: 'work', fields: [] },
  {
    type: 'hand-over',
    group: 'work',
    fields: [choice('to', 'service', ({ ticket }) => titledOptions(ticket.services?.handsOverTo)), words('text')],
  },
  { type: 'accept', group: 'work', fields: [] },
  { type: 'return', group: 'work', fields: [{ ...line('reason', 'reason', 500), required: true }, words('text')] },
  {
    type: 'record-test',
    group: 'work',
    fields: [
      choice('test', 'test', ({ content }) => titledOptions(content?.tests)),
      choice('result', 'result', ({ content }, { test }) =>
        titledOptions(content?.tests.find(({ code }) => code === test)?.results),
      ),
      prose('text', 'text'),
    ],
  },
  {
    type: 'answer-questions',
    group: 'work',
    fields: [
      choice('list', 'list', ({ ticket }) =>
        ticket.questions.filter(({ asked }) => asked).map(({ list, title }) => ({ value: list, label: title })),
      ),
      { kind: 'questions', name: 'answers', label: 'list' },
      prose('text', 'text'),
    ],
    build: (body) => ({ answers: {}, ...body }),
  },
  ...workActs,
  {
    type: 'split',
    group: 'work',
    fields: [
      { ...line('subject', 'subject'), required: true },
      choice('topic', 'topic', ({ desk }) => titledOptions(desk?.topics), { none: 'asBefore' }),
      words('text'),
    ],
  },
];

const dates: readonly Act[] = [
  {
    type: 'estimate',
    group: 'dates',
    held: true,
    fields: [{ ...instant('expectedAt', 'expectedAt'), required: true }, textToClient],
  },
  {
    type: 'wait',
    group: 'dates',
    held: true,
    fields: [
      choice('reason', 'reason', ({ content }) => titledOptions(content?.waits.filter(({ postpones }) => !postpones))),
      instant('until', 'until'),
      { ...textToClient, required: false },
    ],
  },
  {
    type: 'postpone',
    group: 'dates',
    held: true,
    fields: [
      choice('reason', 'reason', ({ content }) => titledOptions(content?.waits.filter(({ postpones }) => postpones))),
      instant('until', 'until'),
      textToClient,
    ],
  },
  {
    type: 'propose-extension',
    group: 'dates',
    fields: [
      { ...number('days', 'days', 366), when: ({ until = '' }) => until === '' },
      { ...day('until', 'untilDay'), when: ({ days = '' }) => days === '' },
      { ...line('reason', 'reason', 500), required: true },
    ],
  },
  {
    type: 'answer-extension',
    group: 'dates',
    fields: [
      choice('answer', 'answer', coded('accept', 'decline', 'counter')),
      { ...number('days', 'days', 366), when: ({ answer, until = '' }) => answer === 'counter' && until === '' },
      { ...day('until', 'untilDay'), when: ({ answer, days = '' }) => answer === 'counter' && days === '' },
    ],
  },
  {
    type: 'plan-release',
    group: 'dates',
    fields: [{ ...line('release', 'release', 60), required: true }, instant('expectedAt', 'arrivesAt')],
  },
  { type: 'speed-up', group: 'dates', fields: [words('text')] },
  {
    type: 'use-version',
    group: 'dates',
    fields: [choice('regulation', 'version', ({ versions }) => versions.map((it) => ({ value: it, label: it })))],
  },
  {
    type: 'request-access',
    group: 'work',
    held: true,
    fields: [
      choice('what', 'accessWhat', ({ content }) => titledOptions(content?.accessData)),
      { ...prose('text', 'textToClient'), required: true },
    ],
  },
  {
    type: 'request-consent',
    group: 'dates',
    held: true,
    fields: [
      choice('agreement', 'agreement', ({ content }) => titledOptions(content?.agreements)),
      {
        ...line('price', 'price', 12),
        when: ({ agreement }, { content }) => {
          const found = content?.agreements.find(({ code }) => code === agreement);
          return found?.terms === 'price' && found.price === null;
        },
      },
      ...(['from', 'to'] as const).map((name) => ({
        ...instant(name, name === 'from' ? 'from' : 'till'),
        when: (
          { agreement }: Readonly<Record<string, string>>,
          { content }: Parameters<NonNullable<Act['fields'][number]['when']>>[1],
        ) => content?.agreements.find(({ code }) => code === agreement)?.terms === 'time',
      })),
      textToClient,
    ],
  },
  {
    type: 'answer-consent',
    group: 'dates',
    fields: [
      choice('of', 'consent', consents),
      choice('answer', 'answer', coded('agreed', 'declined')),
      prose('text', 'text'),
    ],
  },
  {
    type: 'withdraw-consent',
    group: 'dates',
    fields: [choice('of', 'consent', consents), prose('text', 'text')],
  },
  {
    type: 'declare-emergency',
    group: 'dates',
    fields: [
      choice('reason', 'reason', ({ content }) => titledOptions(content?.emergency?.reasons)),
      choice('fault', 'fault', coded('undetermined', 'client', 'not-client'), { none: 'notSaid' }),
      choice('workaround', 'workaround', coded('yes', 'no'), { none: 'notSaid' }),
      prose('text', 'textToClient'),
    ],
    build: ({ workaround, ...body }) =>
      workaround === undefined ? body : { ...body, workaround: workaround === 'yes' },
  },
  {
    type: 'answer-emergency',
    group: 'dates',
    fields: [choice('answer', 'answer', coded('accept', 'decline')), prose('text', 'textToClient')],
  },
  {
    type: 'end-emergency',
    group: 'dates',
    fields: [
      choice('because', 'because', coded('over', 'declared-wrongly', 'developers')),
      prose('text', 'textToClient'),
    ],
  },
];

/** All acts, in the order in which they are offered. */
export const acts: readonly Act[] = [...wordsAndWork, ...dates, ...endings, ...fieldActs];

const byType = new Map(acts.map((act) => [act.type as string, act]));

export function actOf(type: string): Act | undefined {
  return byType.get(type);
}

/** What a next step is usually done by. */
export const actsOfStep: Readonly<Record<string, readonly ActType[]>> = {
  assign: ['assign'],
  triage: ['triage'],
  solve: ['solve'],
  'tell-estimate': ['estimate'],
  'agree-limit': ['propose-extension'],
  'answer-extension': ['answer-extension'],
  'answer-hand-over': ['accept', 'return'],
  'answer-consent': ['answer-consent'],
  'answer-emergency': ['answer-emergency'],
  'judge-word': ['mark-courtesy', 'confirm', 'object'],
  'reach-client': ['log-call'],
  'call-client': ['log-call'],
  'confirm-or-object': ['log-call'],
  continue: ['resume'],
  'give-details': ['resume'],
  deliver: ['resume'],
  'deliver-parts': ['receive-parts'],
};
