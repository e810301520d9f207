import { isWorkingTime } from '../../domain/time';
import { statusFor } from '../../domain/regulation';
import { loadBuiltIns } from '../../regulations';
import { builtIn, calendarOf, layers, situation, skai } from './support';

const desks = loadBuiltIns(layers);

describe('the built-in regulations', () => {
  it('X-1 are desks of their own: codes and numbers differ', () => {
    for (const values of [
      desks.map(({ regulation }) => regulation.code),
      desks.map(({ regulation }) => regulation.numbering.prefix),
    ]) {
      expect(new Set(values).size).toBe(desks.length);
    }
  });

  it.each(desks.map(({ regulation }) => [regulation.code, regulation] as const))(
    'DESIGN 5: every situation of desk %s has one status',
    (_, regulation) => {
      for (const stage of ['triage', 'resolution', 'visit', 'solved', 'closed'] as const) {
        for (const wait of [null, ...Object.keys(regulation.waits)]) {
          for (const assigned of [true, false]) {
            for (const reopened of [true, false]) {
              expect(Object.keys(regulation.statuses)).toContain(
                statusFor(regulation, situation({ stage, wait, assigned, cycle: reopened ? 'later' : 'first' })),
              );
            }
          }
        }
      }
    },
  );

  it.each([
    ['new', { stage: 'triage', wait: null, assigned: false, reopened: false }],
    ['triage', { stage: 'triage', wait: null, assigned: true, reopened: false }],
    ['reopened', { stage: 'triage', wait: null, assigned: true, reopened: true }],
    ['in-progress', { stage: 'resolution', wait: null, assigned: true, reopened: false }],
    ['waiting-for-client', { stage: 'triage', wait: 'client-details', assigned: true, reopened: false }],
    ['waiting-for-development', { stage: 'resolution', wait: 'development', assigned: true, reopened: false }],
    ['visit', { stage: 'visit', wait: null, assigned: true, reopened: false }],
    ['solved', { stage: 'solved', wait: 'client-details', assigned: true, reopened: false }],
    ['closed', { stage: 'closed', wait: null, assigned: true, reopened: true }],
  ] as const)('SKAI shows %s', (status, { reopened, ...shown }) => {
    const cycle = reopened ? 'later' : 'first';
    expect(statusFor(skai.regulation, situation({ ...shown, cycle }))).toBe(status);
  });
});

describe('the desk to play with', () => {
  const { regulation, document } = builtIn('demo');

  it('is SKAI, open round the clock, holidays included', () => {
    const work = calendarOf(regulation, 'work');
    for (const instant of ['2027-01-01T03:00+03:00', '2026-11-22T23:59+03:00', '2026-11-20T12:00+03:00']) {
      expect(isWorkingTime(work, Date.parse(instant))).toBe(true);
    }
    expect(Object.keys(regulation.topics)).toEqual(Object.keys(skai.regulation.topics));
  });

  it('has terms short enough to watch, and says that they are settings', () => {
    expect(regulation.solution).toMatchObject({
      objection: { amount: 5, unit: 'minute' },
      warn: { amount: 1, unit: 'minute' },
      source: 'setting',
    });
    expect(regulation.clocks['triage']).toMatchObject({
      limit: [{ value: { term: { amount: 15, unit: 'minute' } } }],
      source: 'setting',
    });
    expect(regulation.topics['verification']?.source).toBe('VI, row 9');
  });

  it('keeps nothing of how it was written', () => {
    expect(document['basedOn']).toBeUndefined();
    expect(regulation.numbering.prefix).toBe('DEMO-');
  });
});
