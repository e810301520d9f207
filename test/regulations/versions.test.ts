import {
  compareVersions,
  contractsFrom,
  isInForce,
  isValid,
  nextVersionName,
  pickContract,
  pickVersion,
  versionsFrom,
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

  it('X-1 what another has followed by a day never holds again', () => {
    const names = (date: string) => versionsFrom([tenth, second, first], date).map(({ version: name }) => name);
    expect(names('2025-12-31')).toEqual(['10', '2', '1']);
    expect(names('2026-06-30')).toEqual(['10', '2', '1']);
    expect(names('2026-07-01')).toEqual(['10']);
  });

  it('X-1 a new version is a document: other limits, another digest, no code', () => {
    const next = sound(
      readDocument({ ...skai.document, version: '3', publishedOn: '2027-01-01', inForceFrom: '2027-01-31' }, layers),
    );
    expect(next.digest).not.toBe(skai.digest);
    expect(pickVersion([skai.regulation, next.regulation], '2027-01-30')?.version).toBe('2.2');
    expect(pickVersion([skai.regulation, next.regulation], '2027-01-31')?.version).toBe('3');
  });

  it('X-1 a version cannot be in force before it is published', () => {
    const faults = faultsOf(readDocument({ ...skai.document, publishedOn: '2027-01-01' }, layers));
    expect(faults).toEqual(['inForceFrom: lies before the day of publication, 2027-01-01']);
  });
});

describe('X-4 the name of a version to come', () => {
  it.each([
    ['2.2', ['2.2'], '2.3'],
    ['2.9', ['2.9', '2.10'], '2.11'],
    ['2026-09', [], '2026-10'],
    ['09', [], '10'],
    ['3-rc', ['3-rc'], '4-rc'],
    ['first', ['first', 'first-2'], 'first-3'],
  ])('after %s, where there are %j, comes %s', (version, taken, next) => {
    expect(nextVersionName(version, taken)).toBe(next);
  });
});

describe('X-2 validity of contracts', () => {
  it('X-2 a contract can hold until it ends, or as long as no later one covers it to its end', () => {
    const ended = { validFrom: '2025-01-01', validTo: '2026-02-28' };
    const long = { validFrom: '2026-01-01', validTo: null };
    const within = { validFrom: '2026-03-01', validTo: '2026-03-31' };
    const next = { validFrom: '2026-06-01', validTo: null };
    expect(contractsFrom([next, within, long, ended], '2026-03-02')).toEqual([long, within, next]);
    expect(contractsFrom([next, within, long, ended], '2026-05-31')).toEqual([long, next]);
    expect(contractsFrom([next, within, long, ended], '2026-06-01')).toEqual([next]);
  });

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
