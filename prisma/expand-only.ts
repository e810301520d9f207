/**
 * Two releases work on one database for a while, and the older one may be brought back after an upgrade (docs/operations.md). So a
 * migration only adds: nothing that the running code of the release before reads or writes may go, change its name or become stricter.
 */

/** A statement of a migration that the release before would trip over. */
export interface Contraction {
  readonly statement: string;
  readonly why: string;
}

/** What a statement may not do to what was there before, and why. `made`: tables that the same migration has made. */
const contractions: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/^DROP (TABLE|VIEW|SEQUENCE|FUNCTION|TYPE|SCHEMA)\b/i, 'the older release uses it'],
  [/\bDROP COLUMN\b/i, 'the older release reads and writes it'],
  [/\bRENAME\b/i, 'the older release knows it by its old name'],
  [
    /\bALTER COLUMN\b.*\b(SET DATA )?TYPE\b/i,
    'the older release writes the old type, and the table is locked while it is written anew',
  ],
  [/\bSET NOT NULL\b/i, 'the older release may leave it out'],
  [/\bDROP DEFAULT\b/i, 'the older release may leave it out'],
  [
    /\bADD (COLUMN )?(?!CONSTRAINT\b)[^,]*\bNOT NULL\b(?![^,]*\b(DEFAULT|GENERATED)\b)/i,
    'the older release writes rows without it',
  ],
  [/\bADD CONSTRAINT\b/i, 'the older release may write what it forbids'],
  [/^CREATE UNIQUE INDEX\b/i, 'the older release may write what it forbids'],
  [/^CREATE (CONSTRAINT )?TRIGGER\b/i, 'the older release does not know of it'],
];

/**
 * What in the script of a migration the release before would trip over; tables that the script itself makes are nobody's yet.
 *
 * A statement that has to be one of these says why it may: `-- contracts: REASON` in the line above it.
 */
export function contractionsIn(script: string): readonly Contraction[] {
  const made = new Set([...script.matchAll(/CREATE TABLE "(\w+)"/gi)].map(([, table]) => table));
  const added = new Set([...script.matchAll(/ADD COLUMN\s+"(\w+)"/gi)].map(([, column]) => column));
  return statementsOf(script).flatMap(({ statement, reasoned }) => {
    // The older release writes nothing into a new column, and nothing refers to nothing.
    const referring = /\bFOREIGN KEY \(([^)]*)\)/i.exec(statement)?.[1]?.match(/\w+/g);
    if (referring?.every((column) => added.has(column))) return [];
    const table = /(?:ALTER TABLE|\bON)\s+"(\w+)"/i.exec(statement)?.[1];
    if (reasoned || (table !== undefined && made.has(table))) return [];
    const found = contractions.find(([pattern]) => pattern.test(statement));
    return found === undefined ? [] : [{ statement, why: found[1] }];
  });
}

function statementsOf(script: string): readonly { readonly statement: string; readonly reasoned: boolean }[] {
  // Bodies of functions hold semicolons, and say nothing of tables that is not said when they run.
  return script
    .replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, "''")
    .split(/;\s*(?:\n|$)/)
    .map((part) => ({
      reasoned: /^\s*-- contracts: \S/m.test(part),
      statement: part
        .split('\n')
        .filter((line) => !/^\s*--/.test(line))
        .join(' ')
        .replace(/\s+/g, ' ')
        .trim(),
    }))
    .filter(({ statement }) => statement !== '');
}
