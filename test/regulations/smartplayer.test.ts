import { clockLimit, resolved, statusFor } from '../../domain/regulation';
import { deadline } from '../../domain/time';
import { builtIn, calendarOf, situation } from './support';

const { regulation } = builtIn('smartplayer');
const msk = (moment: string): number => Date.parse(`${moment.replace(' ', 'T')}+03:00`);

it('SP-2 a request is one of four kinds, each with a form of its own', () => {
  expect(Object.keys(regulation.requestTypes)).toEqual(['server-installation', 'feature', 'bug', 'cost-estimate']);
  for (const [code, { topic, fields }] of Object.entries(regulation.requestTypes)) {
    expect(topic).toBe(code);
    expect(Object.values(fields).some(({ required }) => required)).toBe(true);
  }
});

it('SP-3 a bug report asks for project, impact, what happened and was expected, system, server and version', () => {
  const fields = regulation.requestTypes['bug']?.fields ?? {};
  expect(Object.keys(fields)).toEqual([
    'project',
    'impact',
    'steps',
    'expected',
    'actual',
    'operating-system',
    'other-system',
    'server-type',
    'version',
  ]);
  expect([fields['operating-system']?.kind, fields['server-type']?.kind]).toEqual(['choice', 'choice']);
});

it('SP-5 numbers begin with SPSUP', () => {
  expect(regulation.numbering.prefix).toBe('SPSUP-');
});

it.each([
  ['open', {}],
  ['in-progress', { assigned: true }],
  ['in-progress', { assigned: true, stage: 'resolution' }],
  ['waiting-for-development', { stage: 'resolution', wait: 'development' }],
  ['pending', { stage: 'resolution', wait: 'platform' }],
  ['awaiting-feedback', { stage: 'solved' }],
  ['reopened', { cycle: 'later' }],
  ['reopened-by-comment', { assigned: true, stage: 'resolution', round: 'later' }],
  ['pending', { stage: 'resolution', wait: 'platform', round: 'later' }],
  ['done', { stage: 'closed' }],
] as const)('SP-7 shows the status %s for %j', (status, shown) => {
  expect(statusFor(regulation, situation(shown))).toBe(status);
});

/** When two weeks of silence end that begin at an instant. */
function silenceFrom(start: string): number | null {
  const { objection, ends } = regulation.solution;
  const { silence } = regulation.clocks;
  if (objection === null || silence === undefined) throw new Error('silence closes');
  const found = deadline({
    calendar: calendarOf(regulation, resolved(silence, situation()).calendar),
    start: msk(start),
    term: objection,
    ...(ends === undefined ? {} : { ends }),
    pauses: [],
    extensions: [],
    thresholds: [],
  });
  return found.ok ? found.value.due : null;
}

it.each([
  ['2026-03-02 10:00', '2026-03-17 00:00', 'Monday to the Monday after the next one'],
  ['2026-03-02 00:00', '2026-03-17 00:00', 'the day of the solution is not counted, whatever its hour'],
  ['2026-03-02 23:59', '2026-03-17 00:00', 'nor a minute before it ends'],
  ['2026-03-07 12:00', '2026-03-22 00:00', 'the fourteenth day is a Saturday, and stays one'],
  ['2026-12-21 12:00', '2027-01-05 00:00', 'nor do the holidays of the New Year move it'],
])('SP-8 fourteen days from %s end at %s, midnight of Moscow (%s)', (start, end) => {
  expect(silenceFrom(start)).toBe(msk(end));
});

it('SP-10 the scale has five points', () => {
  expect(Object.values(regulation.feedback.scale).map(({ value }) => value)).toEqual([5, 4, 3, 2, 1]);
});

it('no time of a solution is promised: the written regulation names none', () => {
  for (const topic of Object.keys(regulation.topics))
    expect(clockLimit(regulation, 'resolution', situation({ topic }))?.kind).toBe('not-promised');
});
