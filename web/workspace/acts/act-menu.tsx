import { Button, Menu, ScrollArea, Text } from '@mantine/core';
import { useState, type ReactNode, type Ref } from 'react';
import { refusalTexts } from '../../../texts/refusals';
import { textOf } from '../../../texts/language';
import { actGroups, actTitles, panelTexts } from '../../../texts/web/acts';
import type { Ticket } from '../../commands/use-give';
import { Icon } from '../../kit/icon';
import { useLanguage, useTexts } from '../../language/language';
import type { Act, ActGroup } from './act-types';
import { acts } from './acts';

/** What the desk's regulation has nothing of is offered nowhere. */
const absent = 'not-provided';

export interface OfferedAct {
  readonly act: Act;
  /** Why it cannot be given now; null: it can. */
  readonly refusal: string | null;
}

/** What of all acts a ticket has, each with the reason why not where it cannot be. */
export function useOffered(ticket: Ticket): readonly OfferedAct[] {
  const language = useLanguage();
  return acts.flatMap((act) => {
    const can = (ticket.can as Readonly<Record<string, string>>)[act.type] ?? absent;
    if (can === absent) return [];
    return [{ act, refusal: can === 'yes' ? null : textOf(refusalTexts, can)[language] }];
  });
}

/** All acts, by what they are about: those that can be given, and the others with what stands against them. */
export function ActMenu({
  offered,
  opened,
  onChange,
  onChoose,
  ref,
}: {
  offered: readonly OfferedAct[];
  opened: boolean;
  onChange: (opened: boolean) => void;
  onChoose: (act: Act) => void;
  ref?: Ref<HTMLButtonElement>;
}): ReactNode {
  const say = useTexts(panelTexts);
  const groups = useTexts(actGroups);
  const [isShown, setIsShown] = useState(false);
  const possible = offered.filter(({ refusal }) => refusal === null);
  const others = offered.filter(({ refusal }) => refusal !== null);
  return (
    <Menu opened={opened} onChange={onChange} position="top-end" width={340} shadow="md" withinPortal>
      <Menu.Target>
        <Button ref={ref} size="compact-sm" variant="default" rightSection={<Icon name="down" size={14} />}>
          {say('acts')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah="min(60vh, 520px)" type="auto">
          {(Object.keys(actGroups) as ActGroup[]).map((group) => {
            const of = possible.filter(({ act }) => act.group === group);
            if (of.length === 0) return null;
            return (
              <div key={group}>
                <Menu.Label>{groups(group)}</Menu.Label>
                {of.map(({ act }) => (
                  <Item key={act.type} act={act} refusal={null} onChoose={onChoose} />
                ))}
              </div>
            );
          })}
          {others.length > 0 && (
            <>
              <Menu.Divider />
              <Menu.Item
                closeMenuOnClick={false}
                aria-expanded={isShown}
                c="dimmed"
                rightSection={<Icon name={isShown ? 'down' : 'right'} size={14} />}
                onClick={() => setIsShown(!isShown)}
              >
                {say('cannotNow', { count: others.length })}
              </Menu.Item>
              {(isShown ? others : []).map(({ act, refusal }) => (
                <Item key={act.type} act={act} refusal={refusal} onChoose={onChoose} />
              ))}
            </>
          )}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Reached by the arrows even where it cannot be given: else nobody would hear why. */
function Item({ act, refusal, onChoose }: OfferedAct & { onChoose: (act: Act) => void }): ReactNode {
  const titles = useTexts(actTitles);
  return (
    <Menu.Item
      aria-disabled={refusal !== null || undefined}
      closeMenuOnClick={refusal === null}
      onClick={() => refusal === null && onChoose(act)}
    >
      <Text size="sm" c={refusal === null ? undefined : 'dimmed'}>
        {titles(act.type)}
      </Text>
      {refusal !== null && (
        <Text size="xs" c="dimmed">
          {refusal}
        </Text>
      )}
    </Menu.Item>
  );
}
