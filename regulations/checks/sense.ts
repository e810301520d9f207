import type { RawFault } from '../json';
import type { Check } from './document';

/** A version is published before it is in force. */
export const checkDates: Check = ({ parsed: { publishedOn, inForceFrom } }) =>
  publishedOn && inForceFrom && publishedOn > inForceFrom
    ? [
        {
          path: ['inForceFrom'],
          message: `lies before the day of publication, ${publishedOn}`,
          related: [['publishedOn']],
        },
      ]
    : [];

/** Every situation has one status: ranks differ, the last one asks nothing, and all before it ask something. */
export const checkStatuses: Check = ({ parsed: { statuses }, whole }) => {
  if (!statuses || !whole.has('statuses')) return [];
  const faults: RawFault[] = [...sameRanks('statuses', statuses)];
  const ordered = Object.entries(statuses).sort(([, a], [, b]) => a.rank - b.rank);
  ordered.forEach(([code, { when }], index) => {
    const asks = Object.values(when).some((condition) => condition !== undefined);
    const last = index === ordered.length - 1;
    if (last && asks) {
      faults.push({
        path: ['statuses', code, 'when'],
        message: 'the status of the highest rank asks nothing, so that every situation has one',
      });
    }
    if (!last && !asks) {
      faults.push({
        path: ['statuses', code],
        message: 'asks nothing, so those of higher rank are never shown: give it the highest rank',
      });
    }
  });
  if (!ordered.length) faults.push({ path: ['statuses'], message: 'must name at least one status' });
  return faults;
};

export const checkPriorities: Check = ({ parsed: { priorities } }) =>
  priorities ? sameRanks('priorities', priorities) : [];

/** A topic that may end by a visit needs the rules of visits. */
export const checkTopics: Check = ({ parsed, names }) => {
  if (names('visits').size) return [];
  return Object.entries(parsed.topics ?? {})
    .filter(([, topic]) => topic.endsBy.includes('visit-request'))
    .map(([code]) => ({
      path: ['topics', code, 'endsBy'],
      message: 'names a visit request, but the file has no "visits"',
      related: [['visits']],
    }));
};

/** A warning comes within the silence that it warns of. */
export const checkSolution: Check = ({ parsed: { solution } }) => {
  if (!solution?.warn) return [];
  const { objection, warn } = solution;
  if (!objection)
    return [
      {
        path: ['solution', 'warn'],
        message: 'warns of nothing: silence never closes here, so write "none"',
        related: [['solution', 'objection']],
      },
    ];
  return objection.unit === warn.unit && warn.amount >= objection.amount
    ? [
        {
          path: ['solution', 'warn'],
          message: 'must be shorter than the time of silence',
          related: [['solution', 'objection']],
        },
      ]
    : [];
};

function sameRanks(
  section: 'statuses' | 'priorities',
  entries: Readonly<Record<string, { readonly rank: number }>>,
): RawFault[] {
  const seen = new Map<number, string>();
  const faults: RawFault[] = [];
  for (const [code, { rank }] of Object.entries(entries)) {
    const twin = seen.get(rank);
    if (twin !== undefined)
      faults.push({ path: [section, code, 'rank'], message: `is also the rank of "${twin}": ranks differ` });
    else seen.set(rank, code);
  }
  return faults;
}
