import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { timeTexts } from '../../texts/web/whose-time';
import { queries } from '../api/queries';
import { useSpanText } from '../deadlines/span-text';
import { useTexts } from '../language/language';
import { When } from '../time/when';
import { secondsIn, SideBar, SideLegend, SideName } from './side-bar';

/** Whose the working time of a ticket was: a bar, and its spans in words. */
export function TicketTime({ tid, zone }: { tid: string; zone: string | undefined }): ReactNode {
  const say = useTexts(timeTexts);
  const spanText = useSpanText();
  const { data } = useQuery(queries.ticketTime(tid));
  if (data === undefined) return null;
  return (
    <Stack component="section" gap={4} aria-label={say('title')}>
      <Text size="sm" fw={600} aria-hidden>
        {say('title')}
      </Text>
      {secondsIn(data.total) === 0 ? (
        <Text size="sm" c="dimmed">
          {say('none')}
        </Text>
      ) : (
        <>
          <SideBar line={data.total} />
          <SideLegend line={data.total} />
          <details>
            <Text component="summary" size="sm" c="dimmed">
              {say('spans')}
            </Text>
            <Stack component="ol" gap={6} mt={6} mb={0} pl="lg">
              {data.spans.map(({ from, to, owner, text, seconds }) => (
                <li key={`${from} ${to}`}>
                  <Text size="sm" component="div">
                    <SideName side={owner} />, {spanText(seconds)}. {text}
                  </Text>
                  <Text size="xs" c="dimmed" component="div">
                    <When at={from} zone={zone} /> – <When at={to} zone={zone} />
                  </Text>
                </li>
              ))}
            </Stack>
          </details>
        </>
      )}
    </Stack>
  );
}
