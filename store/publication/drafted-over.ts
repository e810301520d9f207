import type { Instant } from '../../domain/time';
import type { Queryable } from '../database';
import { newestYears } from '../rules/planned-years';
import { readContractLines, readDeskVersions, standingAt } from '../rules/standing';
import type { Base, Content, Over } from './content';

/** Where and when something is drafted. */
interface At {
  readonly desk: string;
  readonly now: Instant;
}

/** What somebody had before them who begins to draft; absent: what stands as it is begun. */
export interface Seen {
  /** Of the regulation, of which a version is drafted. */
  readonly version?: string | undefined;
  /** Of the year. */
  readonly digest?: string | undefined;
}

/**
 * With what stands as it is begun: a year, a version and a contract are drafted whole, and what somebody else changes meanwhile would be
 * undone by it. Revising it leaves that as it was, since nobody has seen the other's change by it.
 */
export async function draftedOver(
  database: Queryable,
  content: Content,
  before: Content | null,
  at: At,
  { version, digest }: Seen = {},
): Promise<Content> {
  if (content.kind !== 'calendar-years') {
    const isSame = before !== null && subjectOf(before) === subjectOf(content);
    if (isSame && before.base !== undefined) return { ...content, base: before.base };
    const base = await baseOf(database, content, at);
    return { ...content, base: { ...base, ...(version === undefined ? {} : { version }) } };
  }
  const standing = await newestYears(database);
  const over = content.years.map(({ layer, year: { year } }): Over => {
    const known = before?.over?.find((each) => each.layer === layer && each.year === year);
    return known ?? { layer, year, digest: digest ?? digestOf(standing, layer, year) };
  });
  return { ...content, over };
}

/** Something that a draft was begun over, and that is no more what it was. */
export type Moved =
  /** A year was published anew. */
  | { readonly kind: 'year'; readonly layer: string; readonly year: number }
  /** A version was published. */
  | { readonly kind: 'version'; readonly version: string }
  /** Of a contract's client another contract was published. */
  | { readonly kind: 'contract'; readonly number: string }
  /** Another version is in force: a contract is laid over that one now. */
  | { readonly kind: 'in-force'; readonly version: string };

/** What has moved since it was drafted over. */
export async function movedSince(database: Queryable, content: Content, at: At): Promise<readonly Moved[]> {
  if (content.kind === 'calendar-years') {
    const { over = [] } = content;
    if (over.length === 0) return [];
    const standing = await newestYears(database);
    return over
      .filter(({ layer, year, digest }) => digestOf(standing, layer, year) !== digest)
      .map(({ layer, year }) => ({ kind: 'year', layer, year }));
  }
  const { base } = content;
  if (base === undefined) return [];
  const now = await baseOf(database, content, at);
  const versions = now.versions.filter((version) => !base.versions.includes(version));
  const contracts = now.contracts.filter((number) => !base.contracts.includes(number));
  const isOther = now.version !== null && now.version !== base.version && !versions.includes(now.version);
  return [
    ...versions.map((version) => ({ kind: 'version', version }) as const),
    ...contracts.map((number) => ({ kind: 'contract', number }) as const),
    ...(isOther ? [{ kind: 'in-force', version: now.version ?? '' } as const] : []),
  ];
}

/**
 * What of it publishing would undo. A contract is laid over whatever version there is, so another version undoes nothing of it; what
 * another contract of its client says, it takes the place of.
 */
export function undoneBy({ kind }: Content, moved: readonly Moved[]): readonly Moved[] {
  return kind === 'contract' ? moved.filter((each) => each.kind === 'contract') : moved;
}

type OverRules = Exclude<Content, { readonly kind: 'calendar-years' }>;

async function baseOf(database: Queryable, content: OverRules, { desk, now }: At): Promise<Base> {
  const rules = await readDeskVersions(database, desk);
  const { version } = standingAt(rules, [], now);
  const contracts =
    content.kind === 'contract' ? await readContractLines(database, { desk, clientId: content.clientId }) : [];
  return {
    version: version?.version ?? null,
    versions: rules.versions.map((each) => each.version),
    contracts: contracts.map(({ number }) => number),
  };
}

/** Whose rules are drafted: a version of the desk, or a contract of a client. */
function subjectOf(content: Content): string {
  return content.kind === 'contract' ? content.clientId : content.kind;
}

function digestOf(standing: Awaited<ReturnType<typeof newestYears>>, layer: string, year: number): string | null {
  return standing.find((each) => each.layer === layer && each.year === year)?.digest ?? null;
}
