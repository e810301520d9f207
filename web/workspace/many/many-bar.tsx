import { Alert, Button, Group, List, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { manyTexts } from '../../../texts/web/many';
import type { OutcomeAtOne } from '../../commands/give-many';
import { useProblemText } from '../../kit/problem-note';
import { useTexts } from '../../language/language';
import classes from './many.module.css';
import { ManyForm } from './many-form';
import { beginMany, chooseAll, clearChosen, manyTypes, mostChosen, useSelection } from './selection';

/** What can be done with all tickets that are chosen, and what became of it at each. */
export function ManyBar({ desk, onLeave }: { desk: string; onLeave: () => void }): ReactNode {
  const say = useTexts(manyTexts);
  const { tids, act, isFull } = useSelection();
  const [outcomes, setOutcomes] = useState<readonly OutcomeAtOne[]>([]);
  const settle = (all: readonly OutcomeAtOne[]): void => {
    setOutcomes(all);
    // What was refused stays, for another try or a look into it.
    chooseAll(all.flatMap(({ tid, problem }) => (problem === null ? [] : [tid])));
    beginMany(null);
    onLeave();
  };
  if (tids.size === 0 && outcomes.length === 0) return null;
  const refused = outcomes.filter(({ problem }) => problem !== null);
  return (
    <section
      className={classes['bar']}
      aria-label={say('bar')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        beginMany(null);
        onLeave();
      }}
    >
      {tids.size > 0 && (
        <Group gap="xs" wrap="wrap">
          <Text size="sm" fw={600} role="status">
            {say('chosen', { count: tids.size })}
            {isFull ? ` · ${say('most', { most: mostChosen })}` : ''}
          </Text>
          {manyTypes.map((type) => (
            <Button
              key={type}
              size="compact-sm"
              variant={act?.type === type ? 'light' : 'default'}
              aria-expanded={act?.type === type}
              onClick={() => beginMany(act?.type === type ? null : type)}
            >
              {say(type)}
            </Button>
          ))}
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            ml="auto"
            onClick={() => {
              clearChosen();
              setOutcomes([]);
              onLeave();
            }}
          >
            {say('clear')}
          </Button>
        </Group>
      )}
      {outcomes.length > 0 && <Outcomes all={outcomes} refused={refused} onHide={() => setOutcomes([])} />}
      {act !== null && (
        <ManyForm
          key={act.type}
          type={act.type}
          asked={act.asked}
          desk={desk}
          tids={[...tids]}
          onBegin={() => setOutcomes([])}
          onDone={settle}
          onCancel={() => {
            beginMany(null);
            onLeave();
          }}
        />
      )}
    </section>
  );
}

/** How many did it, and each that did not, with its reason. */
function Outcomes({
  all,
  refused,
  onHide,
}: {
  all: readonly OutcomeAtOne[];
  refused: readonly OutcomeAtOne[];
  onHide: () => void;
}): ReactNode {
  const say = useTexts(manyTexts);
  const textOf = useProblemText();
  const done = all.length - refused.length;
  return (
    <Alert
      color={refused.length === 0 ? 'green' : 'yellow'}
      variant="light"
      role="alert"
      p="xs"
      withCloseButton
      closeButtonLabel={say('hide')}
      onClose={onHide}
    >
      {done > 0 && <Text size="sm">{say('done', { count: done })}</Text>}
      {refused.length > 0 && (
        <>
          <Text size="sm" fw={600}>
            {say('refused', { count: refused.length })}
          </Text>
          <List size="sm" className={classes['refused']}>
            {refused.map(({ tid, problem }) => {
              const { title, detail } = textOf(problem);
              return (
                <List.Item key={tid}>
                  {tid}: {title} {detail}
                </List.Item>
              );
            })}
          </List>
        </>
      )}
    </Alert>
  );
}
