import { Button, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { announcementTexts } from '../../texts/web/announcements';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import type { Announcement } from './announcement-queries';
import { ReasonedAct } from './reasoned-act';
import { useAnnouncementAct } from './use-announcement-act';

/** What each service has said of maintenance; who works for one answers here. */
export function Agreements({ announcement }: { announcement: Announcement }): ReactNode {
  const say = useTexts(announcementTexts);
  const act = useAnnouncementAct(announcement);
  const { agreements, can } = announcement;
  if (agreements.length === 0) return null;
  return (
    <section aria-label={say('agreements')}>
      <Title order={2} size="h4" mb="xs">
        {say('agreements')}
      </Title>
      <Stack gap="xs">
        {agreements.map(({ service, title, answer, by }) => (
          <Group key={service} gap="sm">
            <Text>
              {title}: {answer === null ? say('noAnswer') : say(answer)}
              {by !== null && (
                <>
                  {' '}
                  (<bdi>{by.name ?? by.shortId}</bdi>)
                </>
              )}
            </Text>
            {can['answer'] === 'yes' && (
              <>
                <Button
                  size="xs"
                  aria-label={`${say('sayYes')}: ${title}`}
                  loading={act.isPending}
                  onClick={() => act.mutate({ type: 'answer', service, answer: 'yes' })}
                >
                  {say('sayYes')}
                </Button>
                <ReasonedAct
                  title={say('sayNo')}
                  hint={title}
                  announcement={announcement}
                  body={(reason) => ({ type: 'answer', service, answer: 'no', reason })}
                />
              </>
            )}
          </Group>
        ))}
        <ProblemNote problem={act.error} />
      </Stack>
    </section>
  );
}
