import type { LocalDate } from '../time';
import type { Regulation } from './types';

/** What a version of a regulation says of its own age. Dates are in the desk's zone. */
export interface VersionDates {
  readonly version: string;
  readonly publishedOn: LocalDate;
  readonly inForceFrom: LocalDate;
}

/** From when until when a contract holds; both dates belong to it, null: without end. */
export interface Validity {
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
}

/** Whether a version is in force on a date. A later version in force takes its place: ask `pickVersion` which. */
export function isInForce(version: VersionDates, date: LocalDate): boolean {
  return version.inForceFrom <= date;
}

/** Older first: by the date from which they are in force, then of publication, then by name (numbers in it as numbers). */
export function compareVersions(a: VersionDates, b: VersionDates): number {
  return (
    compare(a.inForceFrom, b.inForceFrom) ||
    compare(a.publishedOn, b.publishedOn) ||
    a.version.localeCompare(b.version, 'en', { numeric: true }) ||
    compare(a.version, b.version)
  );
}

/** A name for the version after this one: its last number one higher, as often as somebody has it already; behind one without a number, `-2`. */
export function nextVersionName(version: string, taken: readonly string[]): string {
  const [, head = '', number = '', tail = ''] = /^(.*?)(\d{1,9})(\D*)$/.exec(version) ?? [];
  const named = (count: number): string =>
    number === ''
      ? `${version}-${count + 1}`
      : `${head}${String(Number(number) + count).padStart(number.length, '0')}${tail}`;
  let count = 1;
  while (taken.includes(named(count))) count += 1;
  return named(count);
}

/** The newest version in force on a date; undefined before the first. */
export function pickVersion<T extends VersionDates>(versions: readonly T[], date: LocalDate): T | undefined {
  return versions
    .filter((version) => isInForce(version, date))
    .sort(compareVersions)
    .at(-1);
}

/** Whether a contract holds on a date. */
export function isValid(contract: Validity, date: LocalDate): boolean {
  return contract.validFrom <= date && (contract.validTo === null || date <= contract.validTo);
}

/** Whether requests are taken under a contract only, and the client whom these rules are for has none in force (HT-9). */
export function lacksContract({ intake, contract }: Pick<Regulation, 'intake' | 'contract'>): boolean {
  return intake.contract === 'required' && contract === null;
}

/** The contract that holds on a date; of several, the one that began last. */
export function pickContract<T extends Validity>(contracts: readonly T[], date: LocalDate): T | undefined {
  return contracts
    .filter((contract) => isValid(contract, date))
    .sort((a, b) => compare(a.validFrom, b.validFrom))
    .at(-1);
}

/** The versions that are in force on a date or later on; those that another has followed by then never are again. */
export function versionsFrom<T extends VersionDates>(versions: readonly T[], date: LocalDate): T[] {
  const inForce = pickVersion(versions, date);
  return versions.filter((version) => version === inForce || !isInForce(version, date));
}

/** The contracts of one client that hold on a date or later on; not those that another covers until they end. */
export function contractsFrom<T extends Validity>(contracts: readonly T[], date: LocalDate): T[] {
  const inOrder = [...contracts].sort((a, b) => compare(a.validFrom, b.validFrom));
  return inOrder.filter(({ validTo }, index) => {
    if (validTo !== null && validTo < date) return false;
    return !inOrder
      .slice(index + 1)
      .some(
        (later) =>
          later.validFrom <= date && (later.validTo === null || (validTo !== null && validTo <= later.validTo)),
      );
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
