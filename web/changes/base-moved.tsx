import { Alert, Group, List, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { changeTexts } from '../../texts/web/changes';
import { ButtonTo } from '../kit/link';
import { useTexts } from '../language/language';
import { useDeskZone } from '../time/desk-zone';
import { When } from '../time/when';
import type { Draft } from './changes-queries';

/** What a draft was begun over is another by now: what has changed, by whom, and what to do. */
export function BaseMoved({ draft: { desk, kind, base, about, change } }: { draft: Draft }): ReactNode {
  const say = useTexts(changeTexts);
  const zone = useDeskZone(desk);
  const [year] = about.years;
  if (base === null || base.moved.length === 0) return null;
  // A contract begins as the one that was published since: nothing of it is lost.
  const from = base.moved.findLast(({ contract }) => contract !== null)?.contract ?? null;
  const client = {
    ...(typeof change['client'] === 'string' ? { client: change['client'] } : {}),
    ...(from === null ? {} : { from }),
  };
  const of = year === undefined ? client : { layer: year.layer, year: year.year };
  return (
    <Alert color="yellow" variant="light" title={say(base.undoes ? 'undoes' : 'moved')} role="alert">
      <List size="sm" mb="xs">
        {base.moved.map(({ text, by, at }) => (
          <List.Item key={text}>
            {text}
            {by !== null && (
              <>
                {', '}
                <bdi>{by.name ?? by.id}</bdi>
              </>
            )}
            {at !== null && (
              <>
                {', '}
                <When at={at} zone={zone} />
              </>
            )}
          </List.Item>
        ))}
      </List>
      <Text size="sm" mb="xs">
        {say(base.undoes ? (kind === 'contract' ? 'undoesContractHint' : 'undoesHint') : 'movedHint')}
      </Text>
      {base.undoes && (
        <Group>
          <ButtonTo to="/rules/changes/new" search={{ desk, kind, ...of }} size="xs" variant="default">
            {say('beginAnew')}
          </ButtonTo>
        </Group>
      )}
    </Alert>
  );
}
