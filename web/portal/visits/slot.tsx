import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { clientVisitTexts } from '../../../texts/web/client-ticket';
import type { Schemas } from '../../api/client';
import { useGiveVisit } from '../../commands/use-give-visit';
import { ProblemNote } from '../../kit/problem-note';
import { useLanguage, useTexts } from '../../language/language';
import { spanIn, zoneName } from '../../time/format';
import classes from '../acts/acts.module.css';
import { ReasonWhy } from '../acts/reason-why';
import { SpanForm } from './span-form';

/** The time of a visit, by the clocks at the site: confirmed, moved or declined. */
export function Slot({ visit, slot }: { visit: Schemas['Visit']; slot: Schemas['VisitSlot'] }): ReactNode {
  const say = useTexts(clientVisitTexts);
  const language = useLanguage();
  const give = useGiveVisit(visit.number);
  const [isMoving, setIsMoving] = useState(false);
  const zone = visit.site.timeZone;
  const standing = slot.agreedAt !== null ? 'agreed' : slot.by === 'desk' ? 'offeredByDesk' : 'offeredByClient';
  const can = visit.can['answer-slot'];
  const isOpen = can === 'yes' && visit.ended === null;
  return (
    <Paper
      className={isOpen && standing === 'offeredByDesk' ? classes['panel'] : undefined}
      p={isOpen && standing === 'offeredByDesk' ? 'sm' : 0}
      radius="md"
    >
      <Stack gap="xs">
        <div>
          <Text fw={600}>{spanIn(slot.from, slot.to, zone, language)}</Text>
          <Text size="sm" c="dimmed">
            {say(standing)}; {say('siteTime', { zone: zoneName(zone, language) })}
          </Text>
        </div>
        {isOpen && !isMoving && (
          <Group gap="sm">
            {standing === 'offeredByDesk' && (
              <Button loading={give.isPending} onClick={() => give.mutate({ type: 'answer-slot', answer: 'confirm' })}>
                {say('confirm')}
              </Button>
            )}
            <Button variant="default" onClick={() => setIsMoving(true)}>
              {say('move')}
            </Button>
            <Button
              variant="subtle"
              color="gray"
              disabled={give.isPending}
              onClick={() => give.mutate({ type: 'answer-slot', answer: 'decline' })}
            >
              {say('decline')}
            </Button>
          </Group>
        )}
        {isMoving && (
          <SpanForm
            zone={zone}
            isPending={give.isPending}
            onSend={(span) =>
              give.mutate({ type: 'answer-slot', answer: 'move', ...span }, { onSuccess: () => setIsMoving(false) })
            }
            onCancel={() => setIsMoving(false)}
          />
        )}
        {visit.ended === null && <ReasonWhy can={can} />}
        <ProblemNote problem={give.error} />
      </Stack>
    </Paper>
  );
}
