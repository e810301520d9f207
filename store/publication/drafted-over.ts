import type { Instant } from '../../domain/time';
import type { Queryable } from '../database';
import { newestYears } from '../rules/planned-years';
import { readContractLines, readDeskVersions, standingAt, type ContractLine } from '../rules/standing';
import type { Base, Content, Over } from './content';

/** Where and when something is drafted. */
interface At {
  readonly desk: string;
  readonly now: Instant;
}

/** What somebody had before them who begins to draft; absent: what stands as it is begun. */
export interface Seen {
  /** Of the regulation, the version in force; null: none was. */
  readonly version?: string | null | undefined;
  /** Of the regulation, every version that was published. */
  readonly versions?: readonly string[] | undefined;
  /** Numbers of the contracts that the client had. */
  readonly contracts?: readonly string[] | undefined;
  /** Of the year; null: it was not published yet. */
  readonly digest?: string | null | undefined;
}

/**
 * With what stands as it is begun: a year, a version and a contract are drafted whole, and what somebody else changes meanwhile would be
 * undone by it. Revising it leaves that as it was, since nobody has seen the other's change by it; what was begun before this was kept
 * stays without.
 */
export async function draftedOver(
  database: Queryable,
  content: Content,
  before: Content | null,
  at: At,
  { digest, version, versions, contracts }: Seen = {},
): Promise<Content> {
  if (content.kind !== 'calendar-years') {
    if (before !== null && subjectOf(before) === subjectOf(content))
      return before.base === undefined ? content : { ...content, base: before.base };
    const { base } = await standingBase(database, content, at);
    return {
      ...content,
      base: {
        version: version === undefined ? base.version : version,
        versions: versions ?? base.versions,
        contracts: content.kind === 'contract' ? (contracts ?? base.contracts) : [],
      },
    };
  }
  if (before?.kind === content.kind && before.over === undefined) return content;
  const standing = await newestYears(database);
  const over = content.years.map(({ layer, year: { year } }): Over => {
    const known = before?.over?.find((each) => each.layer === layer && each.year === year);
    return known ?? { layer, year, digest: digest === undefined ? digestOf(standing, layer, year) : digest };
  });
  return { ...content, over };
}

/** Something that a draft was begun over, and that is no more what it was. */
export type Moved =
  /** A year was published anew, as this digest has it. */
  | { readonly kind: 'year'; readonly layer: string; readonly year: number; readonly digest: string | null }
  /** A version was published. */
  | { readonly kind: 'version'; readonly version: string }
  /** Of a contract's client another contract was published. */
  | { readonly kind: 'contract'; readonly id: string; readonly number: string }
  /** Another version that there was has come into force: a contract is laid over that one now. */
  | { readonly kind: 'in-force'; readonly version: string };

/** What has moved since it was drafted over. */
export async function movedSince(database: Queryable, content: Content, at: At): Promise<readonly Moved[]> {
  if (content.kind === 'calendar-years') {
    const { over = [] } = content;
    if (over.length === 0) return [];
    const standing = await newestYears(database);
    return over.flatMap(({ layer, year, digest: before }): Moved[] => {
      const digest = digestOf(standing, layer, year);
      return digest === before ? [] : [{ kind: 'year', layer, year, digest }];
    });
  }
  const { base } = content;
  if (base === undefined) return [];
  const { base: now, lines } = await standingBase(database, content, at);
  const versions = now.versions.filter((version) => !base.versions.includes(version));
  const contracts = lines.filter(({ number }) => !base.contracts.includes(number));
  const isOther = now.version !== null && now.version !== base.version && !versions.includes(now.version);
  return [
    ...versions.map((version) => ({ kind: 'version', version }) as const),
    ...contracts.map(({ id, number }) => ({ kind: 'contract', id, number }) as const),
    ...(isOther ? [{ kind: 'in-force', version: now.version ?? '' } as const] : []),
  ];
}

/**
 * What of it publishing would undo. A contract is laid over whatever version there is, so another version undoes nothing of it; what
 * another contract of its client says, it takes the place of. A version that was there already as it was begun, was before its author.
 */
export function undoneBy({ kind }: Content, moved: readonly Moved[]): readonly Moved[] {
  return moved.filter((each) => each.kind !== 'in-force' && (kind !== 'contract' || each.kind === 'contract'));
}

/** By what somebody says which of it they have seen: what moves once more has another mark. */
export function markOf(moved: Moved): string {
  switch (moved.kind) {
    case 'year':
      return `year/${moved.layer}/${moved.year}/${moved.digest ?? ''}`;
    case 'contract':
      return `contract/${moved.id}`;
    case 'version':
    case 'in-force':
      return `${moved.kind}/${moved.version}`;
    default: {
      const never: never = moved;
      return never;
    }
  }
}

type OverRules = Exclude<Content, { readonly kind: 'calendar-years' }>;

async function standingBase(
  database: Queryable,
  content: OverRules,
  { desk, now }: At,
): Promise<{ readonly base: Base; readonly lines: readonly ContractLine[] }> {
  const rules = await readDeskVersions(database, desk);
  const { version } = standingAt(rules, [], now);
  const lines =
    content.kind === 'contract' ? await readContractLines(database, { desk, clientId: content.clientId }) : [];
  const base = {
    version: version?.version ?? null,
    versions: rules.versions.map((each) => each.version),
    contracts: lines.map(({ number }) => number),
  };
  return { base, lines };
}

/** Whose rules are drafted: a version of the desk, or a contract of a client. */
function subjectOf(content: Content): string {
  return content.kind === 'contract' ? content.clientId : content.kind;
}

function digestOf(standing: Awaited<ReturnType<typeof newestYears>>, layer: string, year: number): string | null {
  return standing.find((each) => each.layer === layer && each.year === year)?.digest ?? null;
}
