import { Button, Group, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { actTitles, panelTexts } from '../../texts/web/acts';
import type { Ticket } from '../commands/use-give';
import { useTexts } from '../language/language';
import { useMe } from '../session/me';
import { useGive } from '../commands/use-give';
import { useHeld } from '../commands/held-commands';
import { ProblemNote } from '../kit/problem-note';
import { ActForm } from './acts/act-form';
import { ActMenu, useOffered } from './acts/act-menu';
import type { ActType } from './acts/act-types';
import { actOf, actsOfStep } from './acts/acts';
import { useActContext } from './acts/use-act-context';
import classes from './composer.module.css';
import { HeldCard } from './acts/held-card';
import { useOfferTicket } from './open-ticket';

/** Where one answers, notes, and does everything else with a ticket. */
export function Composer({
  ticket,
  zone,
  onWriting,
  onWhatIf,
}: {
  ticket: Ticket;
  zone: string;
  onWriting: () => void;
  onWhatIf: () => void;
}): ReactNode {
  const titles = useTexts(actTitles);
  const say = useTexts(panelTexts);
  const me = useMe();
  const offered = useOffered(ticket);
  const context = useActContext(ticket);
  const give = useGive(ticket.tid);
  const held = useHeld(ticket.tid);
  const canBe = (type: ActType): boolean => offered.some(({ act, refusal }) => act.type === type && refusal === null);
  const usual: ActType = canBe('reply') ? 'reply' : 'note';
  const [chosen, setChosen] = useState<ActType | null>(null);
  const [focus, setFocus] = useState(0);
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  const type = chosen ?? usual;
  const act = actOf(type);
  const choose = (next: ActType): void => {
    if (!canBe(next)) return setIsMenuOpen(true);
    setChosen(next);
    setFocus((count) => count + 1);
  };
  useOfferTicket({
    tid: ticket.tid,
    offered,
    choose,
    openMenu: () => setIsMenuOpen(true),
    toggleWhatIf: onWhatIf,
  });
  const own = me.memberships.find((it) => it.desk === ticket.desk && it.role !== 'client')?.shortId;
  const suggested = (actsOfStep[ticket.nextStep.step] ?? []).filter(canBe);
  const tabs = [...new Set<ActType>([...(['reply', 'note'] as const).filter(canBe), ...suggested])];
  const isTab = tabs.includes(type);
  const canTake = canBe('assign') && own !== undefined && ticket.assignee?.shortId !== own;
  return (
    <section className={classes['composer']} aria-label={say('composer')}>
      <Group gap={4} justify="space-between" wrap="wrap" className={classes['tabs']}>
        <Group gap={4} wrap="wrap">
          {tabs.map((each) => (
            <Button
              key={each}
              size="compact-sm"
              variant={each === type ? 'light' : 'subtle'}
              color={each === type ? undefined : 'gray'}
              aria-pressed={each === type}
              onClick={() => choose(each)}
            >
              {titles(each)}
            </Button>
          ))}
          {!isTab && (
            <Button size="compact-sm" variant="light" aria-pressed>
              {titles(type)}
            </Button>
          )}
        </Group>
        <Group gap={4}>
          {canTake && (
            <Button
              size="compact-sm"
              variant="default"
              loading={give.isPending}
              onClick={() => give.mutate({ command: { type: 'assign', to: own }, revision: ticket.revision })}
            >
              {say('takeIt')}
            </Button>
          )}
          <ActMenu
            offered={offered}
            opened={isMenuOpen}
            onChange={setIsMenuOpen}
            onChoose={(next) => choose(next.type)}
          />
        </Group>
      </Group>
      <ProblemNote problem={give.error} />
      {held !== undefined && <HeldCard held={held} />}
      {act === undefined || (!canBe(act.type) && held === undefined) ? (
        <Text size="sm" c="dimmed">
          {offered.find((it) => it.act.type === type)?.refusal ?? say('readOnly')}
        </Text>
      ) : (
        <div
          className={classes['form']}
          data-note={type === 'note' || undefined}
          // While its own words are on their way the form waits out of sight.
          hidden={held?.command.type === type}
        >
          <ActForm
            key={type}
            act={act}
            context={context}
            zone={zone}
            focus={chosen === type ? focus : 0}
            // Somebody may have gone on to another act meanwhile.
            onDone={() => setChosen((now) => (now === type ? null : now))}
            onCancel={isTab && (type === 'reply' || type === 'note') ? undefined : () => setChosen(null)}
            onWriting={onWriting}
          />
        </div>
      )}
    </section>
  );
}
