import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { contractTexts } from '../../texts/web/rules';
import type { Schemas } from '../api/client';
import { useTexts } from '../language/language';
import classes from './rules.module.css';

type Said = Schemas['SideOfChange'] | null;

/** One thing that two readings of a regulation say otherwise. */
export interface LaidChange {
  readonly section: string | null;
  readonly title: string;
  readonly label: string;
  readonly before: Said;
  readonly after: Said;
}

/** What the two sides are called, and what stands where one says nothing. */
export interface SideNames {
  readonly before: string;
  readonly after: string;
  readonly missing: string;
  readonly gone: string;
  readonly none: string;
}

/** What a contract changes: the paragraph here, the clause there. */
export function ContractLaid({ changes }: { changes: readonly Schemas['ContractChange'][] }): ReactNode {
  const say = useTexts(contractTexts);
  return (
    <LaidBeside
      changes={changes.map(({ regulation, contract, ...change }) => ({
        ...change,
        before: regulation,
        after: contract,
      }))}
      names={{
        before: say('byRegulation'),
        after: say('byContract'),
        missing: say('nothing'),
        gone: say('takenAway'),
        none: say('noChanges'),
      }}
    />
  );
}

/** Each change beside what was said before. */
export function LaidBeside({ changes, names }: { changes: readonly LaidChange[]; names: SideNames }): ReactNode {
  if (changes.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {names.none}
      </Text>
    );
  return changes.map(({ section, title, label, before, after }, index) => (
    // Two changes may be of one path, and none moves.
    // oxlint-disable-next-line react/no-array-index-key
    <article key={index} className={classes['change']} aria-label={`${title}: ${label}`}>
      <Text size="xs" c="dimmed">
        {section ?? ''}
      </Text>
      <Text size="sm" fw={600}>
        {title === label ? title : `${title}: ${label}`}
      </Text>
      <div className={classes['sides']}>
        <Side side={before} name={names.before} none={names.missing} />
        <Side side={after} name={names.after} none={names.gone} isNew />
      </div>
    </article>
  ));
}

function Side({ side, name, none, isNew }: { side: Said; name: string; none: string; isNew?: boolean }): ReactNode {
  return (
    <div className={classes['side']} data-new={isNew}>
      <Text size="xs" c="dimmed">
        {side === null || side.source === '' ? name : `${name}: ${side.source}`}
      </Text>
      {side === null ? (
        <Text size="sm" c="dimmed" fs="italic">
          {none}
        </Text>
      ) : (
        <>
          {side.when !== null && (
            <Text size="xs" c="dimmed">
              {side.when}
            </Text>
          )}
          <Text size="sm">{side.text}</Text>
        </>
      )}
    </div>
  );
}
