import {
  compareVersions,
  isInForce,
  isValid,
  pickContract,
  pickVersion,
  type VersionDates,
} from '../../domain/regulation';
import { readDocument } from '../../regulations';
import { faultsOf, layers, skai, sound } from './support';

const version = (name: string, inForceFrom: string, publishedOn = inForceFrom): VersionDates => ({
  version: name,
  publishedOn,
  inForceFrom,
});
const first = version('1', '2026-01-01');
const second = version('2', '2026-07-01', '2026-06-01');
const tenth = version('10', '2026-07-01', '2026-06-01');

describe('X-1 versions', () => {
  it('X-1 a version published earlier is in force from its date on, that day included', () => {
    expect([isInForce(second, '2026-06-30'), isInForce(second, '2026-07-01')]).toEqual([false, true]);
  });

  it.each([
    ['2025-12-31', undefined],
    ['2026-01-01', '1'],
    ['2026-06-30', '1'],
    ['2026-07-01', '2'],
    ['2030-01-01', '2'],
  ])('X-1 on %s version %s is in force', (date, expected) => {
    expect(pickVersion([second, first], date)?.version).toBe(expected);
  });

  it('X-1 versions of one day are told apart by number, 10 after 2', () => {
    expect(pickVersion([tenth, second], '2026-07-01')?.version).toBe('10');
    expect([tenth, second, first].sort(compareVersions).map(({ version: name }) => name)).toEqual(['1', '2', '10']);
  });

  it('X-1 a new version is a document: other limits, another digest, no code', () => {
    const next = sound(
      readDocument({ ...skai.document, version: '3', publishedOn: '2027-01-01', inForceFrom: '2027-01-31' }, layers),
    );
    expect(next.digest).not.toBe(skai.digest);
    expect(pickVersion([skai.regulation, next.regulation], '2027-01-30')?.version).toBe('2');
    expect(pickVersion([skai.regulation, next.regulation], '2027-01-31')?.version).toBe('3');
  });

  it('X-1 a version cannot be in force before it is published', () => {
    const faults = faultsOf(readDocument({ ...skai.document, publishedOn: '2027-01-01' }, layers));
    expect(faults).toEqual(['inForceFrom: lies before the day of publication, 2027-01-01']);
  });
});

describe('X-2 validity of contracts', () => {
  const old = { validFrom: '2026-01-01', validTo: '2026-06-30' };
  const current = { validFrom: '2026-06-01', validTo: null };

  it.each([
    ['2025-12-31', false],
    ['2026-01-01', true],
    ['2026-06-30', true],
    ['2026-07-01', false],
  ])('X-2 on %s the first contract holds: %s', (date, holds) => {
    expect(isValid(old, date)).toBe(holds);
  });

  it('X-2 of two that hold, the one that began last', () => {
    expect(pickContract([current, old], '2026-05-31')).toBe(old);
    expect(pickContract([current, old], '2026-06-15')).toBe(current);
    expect(pickContract([current, old], '2025-06-15')).toBeUndefined();
  });
});
