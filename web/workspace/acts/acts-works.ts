import type { Act } from './act-types';
import { line, number } from './fields';

/** Works that are counted: free by the client's plan, or paid for. */
export const workActs: readonly Act[] = [
  {
    type: 'take-work',
    group: 'work',
    guarded: true,
    fields: [{ ...number('minutes', 'minutes', 60_000), required: true }],
  },
  { type: 'finish-work', group: 'work', guarded: true, fields: [] },
  { type: 'cancel-work', group: 'work', fields: [{ ...line('reason', 'reasonToClient', 500), required: true }] },
];
