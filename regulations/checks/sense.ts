import { ownRights } from '../../domain/regulation';
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

/** Every situation has one status: the last one asks nothing, and all before it ask something. */
export const checkStatuses: Check = ({ parsed: { statuses }, whole }) => {
  if (!statuses || !whole.has('statuses')) return [];
  const faults: RawFault[] = [];
  const ordered = Object.entries(statuses);
  ordered.forEach(([code, { when }], index) => {
    const asks = Object.keys(when).length > 0;
    const last = index === ordered.length - 1;
    if (last && asks) {
      faults.push({
        path: ['statuses', code, 'when'],
        message: 'the last status asks nothing, so that every situation has one',
      });
    }
    if (!last && !asks) {
      faults.push({
        path: ['statuses', code],
        message: 'asks nothing, so those after it are never shown: write it last',
      });
    }
  });
  if (!ordered.length) faults.push({ path: ['statuses'], message: 'must name at least one status' });
  return faults;
};

export const checkPriorities: Check = ({ parsed: { priorities } }) => (priorities ? sameRanks(priorities) : []);

/** A right that never holds is none: what is closed is not closed again, and nothing else is reopened. */
export const checkRights: Check = ({ parsed: { rights } }) =>
  ownRights.flatMap((command) =>
    (rights?.[command] ?? []).flatMap(({ when: { stage } }): RawFault[] => {
      const never = stage?.every((each) => (each === 'closed') === (command === 'close'));
      if (never !== true) return [];
      const message =
        command === 'close'
          ? 'asks for the stage "closed", and what is closed is not closed again'
          : 'asks for another stage than "closed", and nothing else is reopened';
      return [{ path: ['rights', command], message }];
    }),
  );

/** A clock that a visit ends needs the rules of visits; levels and categories need a way to be found. */
export const checkSections: Check = ({ parsed, names }) => {
  const faults: RawFault[] = [];
  if (!names('visits').size) {
    for (const [code, rule] of Object.entries(parsed.clocks ?? {})) {
      if (!rule.until.some(({ on }) => on === 'visit-requested')) continue;
      const message = 'names a request of a visit, but the file has no "visits"';
      faults.push({ path: ['clocks', code, 'until'], message, related: [['visits']] });
    }
  }
  if (names('levels').size > 0 && parsed.level === undefined)
    faults.push({ path: ['level'], message: 'is missing: say which of the levels a ticket has' });
  if (parsed.intake?.requestType === 'required' && names('requestTypes').size === 0)
    faults.push({
      path: ['intake', 'requestType'],
      message: 'asks for a type of request, but the file has no "requestTypes": nobody could file anything',
      related: [['requestTypes']],
    });
  if (names('categories').size > 0 && parsed.defaultCategory === undefined)
    faults.push({
      path: ['defaultCategory'],
      message: 'is missing: say which category a request has that states none',
    });
  return faults;
};

/** A letter names the level of a ticket where tickets have one. */
export const checkLetters: Check = ({ parsed: { letters = {} }, names }) => {
  if (names('levels').size > 0) return [];
  const message = 'names the level of a ticket, but the file has no "levels"';
  const places = Object.entries(letters).flatMap(([kind, rule]) =>
    (['subject', 'text'] as const).flatMap((part) =>
      (['ru', 'en'] as const).flatMap((language) =>
        rule?.[part]?.[language].includes('{level}') === true ? [['letters', kind, part, language]] : [],
      ),
    ),
  );
  return places.map((path) => ({ path, message, related: [['levels']] }));
};

/** What comes in one way is a request, or it is talk. */
export const checkContacts: Check = ({ parsed: { intake } }) =>
  Object.keys(intake?.contacts ?? {})
    .filter((name) => intake?.channels.some((channel) => channel === name))
    .map((name) => ({
      path: ['intake', 'contacts', name],
      message: 'is also one of "channels": requests come that way, or talk does; take one of them out',
      related: [['intake', 'channels']],
    }));

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

function sameRanks(entries: Readonly<Record<string, { readonly rank: number }>>): RawFault[] {
  const seen = new Map<number, string>();
  const faults: RawFault[] = [];
  for (const [code, { rank }] of Object.entries(entries)) {
    const twin = seen.get(rank);
    if (twin !== undefined)
      faults.push({ path: ['priorities', code, 'rank'], message: `is also the rank of "${twin}": ranks differ` });
    else seen.set(rank, code);
  }
  return faults;
}
