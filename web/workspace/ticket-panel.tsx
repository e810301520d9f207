import { Badge, Group, Stack, Text } from '@mantine/core';
import { useIntersection, useMediaQuery } from '@mantine/hooks';
import { lazy, Suspense, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { panelTexts } from '../../texts/web/acts';
import type { Schemas } from '../api/client';
import { AccessCards } from '../access/access-card';
import { Deadlines } from '../deadlines/deadlines';
import { Icon } from '../kit/icon';
import { useTexts } from '../language/language';
import type { Present } from '../live/presence';
import { Conversation } from '../tickets/conversation';
import { Facts } from '../tickets/facts';
import { leads } from '../session/leading';
import { useMe } from '../session/me';
import { NextStep } from '../tickets/next-step';
import { Composer } from './composer';
import classes from './ticket-panel.module.css';
import { usePresence } from './use-presence';
import { WorkspaceKeys } from './workspace-keys';

const TicketRuns = lazy(async () => ({ default: (await import('../tickets/ticket-runs')).TicketRuns }));
const TicketTime = lazy(async () => ({ default: (await import('../tickets/ticket-time')).TicketTime }));
const WorksCard = lazy(async () => ({ default: (await import('../works/works-card')).WorksCard }));
const WhatIf = lazy(async () => ({ default: (await import('./what-if')).WhatIf }));

/** A ticket as the desk's people see it: the conversation with what is answered, beside it its dates and facts. */
export function TicketPanel({
  ticket,
  zone,
  isBeside = false,
}: {
  ticket: Schemas['Ticket'];
  zone: string | undefined;
  /** Beside its queue, in a frame of its own height; else on a page. */
  isBeside?: boolean;
}): ReactNode {
  const say = useTexts(panelTexts);
  const { others, onWriting } = usePresence(ticket.tid, ticket.desk);
  const isLead = leads(useMe(), ticket.desk);
  const [isWhatIf, setIsWhatIf] = useState(false);
  const isNarrow = useMediaQuery('(max-width: 62em)', undefined, { getInitialValueInEffect: false }) === true;
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const { ref: end, entry } = useIntersection<HTMLDivElement>({ threshold: 0 });
  const atEnd = useRef(true);
  if (entry !== null) atEnd.current = entry.isIntersecting;
  useLayoutEffect(() => {
    // Whoever reads the end goes on reading the end; whoever has gone back stays where they are.
    const grown = new ResizeObserver(() => {
      if (atEnd.current && scroller.current !== null) scroller.current.scrollTop = scroller.current.scrollHeight;
    });
    // The frame as well: a larger form below would push the last word out of sight.
    for (const part of [content.current, scroller.current]) if (part !== null) grown.observe(part);
    return () => grown.disconnect();
  }, []);
  return (
    <div className={classes['frame']} data-beside={isBeside || undefined}>
      {!isBeside && <WorkspaceKeys />}
      <div className={classes['panel']}>
        <div className={classes['talk']}>
          <div
            ref={scroller}
            className={classes['scroller']}
            data-scroller
            tabIndex={0}
            role="region"
            aria-label={say('talk')}
          >
            <div ref={content} className={classes['content']}>
              <Conversation tid={ticket.tid} zone={zone} />
              <div ref={end} className={classes['end']} />
            </div>
          </div>
          <Others others={others} />
          <Composer
            ticket={ticket}
            zone={zone ?? 'UTC'}
            onWriting={onWriting}
            onWhatIf={() => setIsWhatIf((before) => !before)}
          />
        </div>
        <aside className={classes['side']} aria-label={say('side')}>
          <Stack gap="md">
            <NextStep step={ticket.nextStep} />
            <Deadlines ticket={ticket} zone={zone} />
            <Suspense fallback={null}>
              <TicketTime tid={ticket.tid} zone={zone} />
            </Suspense>
            <Suspense fallback={null}>
              <WhatIf ticket={ticket} zone={zone} opened={isWhatIf} onToggle={() => setIsWhatIf((before) => !before)} />
            </Suspense>
            <About isFolded={isNarrow}>
              <Facts ticket={ticket} zone={zone} />
            </About>
            <AccessCards ticket={ticket} zone={zone} side="desk" />
            {ticket.works !== null && (
              <section aria-label={ticket.works.title}>
                <Text size="sm" fw={600} aria-hidden>
                  {ticket.works.title}
                </Text>
                <Suspense fallback={null}>
                  <WorksCard ticket={ticket} works={ticket.works} />
                </Suspense>
              </section>
            )}
            {isLead && (
              <Suspense fallback={null}>
                <TicketRuns tid={ticket.tid} zone={zone} />
              </Suspense>
            )}
          </Stack>
        </aside>
      </div>
    </div>
  );
}

/** What a ticket is about: where there is little room, the conversation comes before it. */
function About({ isFolded, children }: { isFolded: boolean; children: ReactNode }): ReactNode {
  const say = useTexts(panelTexts);
  if (!isFolded) return children;
  return (
    <details>
      <Text component="summary" size="sm" c="dimmed" mb={6}>
        {say('about')}
      </Text>
      {children}
    </details>
  );
}

/** Who else is here: nobody answers twice. */
function Others({ others }: { others: readonly Present[] }): ReactNode {
  const say = useTexts(panelTexts);
  const namesOf = (doing: Present['doing']): string =>
    others
      .filter((it) => it.doing === doing)
      .map(({ name, shortId }) => name ?? shortId)
      .join(', ');
  const [writing, looking] = [namesOf('writing'), namesOf('looking')];
  return (
    <Group gap="xs" px="md" py={others.length === 0 ? 0 : 4} role="status" className="no-print">
      {writing !== '' && (
        <Badge color="orange" leftSection={<Icon name="pen" size={12} />}>
          {say('writing', { names: writing })}
        </Badge>
      )}
      {looking !== '' && (
        <Group gap={4} wrap="nowrap" c="dimmed">
          <Icon name="eye" size={14} />
          <Text size="xs">{say('looking', { names: looking })}</Text>
        </Group>
      )}
    </Group>
  );
}
