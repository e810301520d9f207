import type { Act } from './act-types';
import { choice, coded, line, number, prose, titledOptions, words } from './fields';

const textToClient = words('textToClient');

/** What brings a ticket to its end, or back from it. */
export const endings: readonly Act[] = [
  {
    type: 'solve',
    group: 'ending',
    held: true,
    fields: [
      choice('kind', 'kind', coded('answer', 'recommendation', 'repair')),
      textToClient,
      number('objectionDays', 'objectionDays', 366),
    ],
  },
  { type: 'confirm', group: 'ending', fields: [] },
  { type: 'object', group: 'ending', fields: [words('text')] },
  { type: 'mark-courtesy', group: 'ending', fields: [] },
  {
    type: 'close',
    group: 'ending',
    fields: [
      choice('reason', 'reason', coded('confirmed-by-phone', 'withdrawn', 'duplicate')),
      { ...line('of', 'of', 64), when: ({ reason }) => reason === 'duplicate' },
    ],
  },
  {
    type: 'decline',
    group: 'ending',
    held: true,
    fields: [choice('reason', 'reason', ({ content }) => titledOptions(content?.declines)), textToClient],
  },
  {
    type: 'redirect',
    group: 'ending',
    held: true,
    fields: [choice('to', 'redirectTo', ({ content }) => titledOptions(content?.redirects)), textToClient],
  },
  { type: 'reopen', group: 'ending', fields: [words('text')] },
  {
    type: 'rate',
    group: 'ending',
    fields: [
      choice('score', 'score', ({ content }) => titledOptions(content?.scale)),
      choice('reason', 'reason', ({ content }) => titledOptions(content?.reasons), { none: 'notSaid' }),
      prose('comment', 'comment'),
    ],
  },
];
