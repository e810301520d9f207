import type { Addressee, Notice } from '../../domain/process';

const due = Date.parse('2026-12-04T18:00+03:00');
const moments = ['ahead', 'past'] as const;

function to(
  audience: Addressee,
  params: Notice['params'],
): { readonly to: Addressee; readonly params: Notice['params'] } {
  return { to: audience, params };
}

/** Reminders of what a desk owes of its own, made up: of a report and a summary, of contacts and an operator, of an incident, ahead and past. */
export const ownDutySamples = {
  'report-threshold': moments.flatMap((moment) => [
    to('manager', { report: 'feedback', month: '2026-11', service: null, due, moment }),
    to('service', { summary: 'monitoring', month: '2026-11', service: null, due, moment }),
  ]),
  'register-threshold': moments.flatMap((moment) =>
    ['contacts', 'operator'].map((because) =>
      to('manager', { change: 'register/12', because, service: 'line', due, moment }),
    ),
  ),
  'incident-owed': [
    ...moments.map((moment) => to('responsible', { incident: 12, due, moment })),
    to('manager', { incident: 12, moment: 'left' }),
  ],
};
