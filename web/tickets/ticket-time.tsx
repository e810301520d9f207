import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { timeTexts } from '../../texts/web/whose-time';
import type { Schemas } from '../api/client';
import { queries } from '../api/queries';
import { useSpanText } from '../deadlines/span-text';
import { useTexts } from '../language/language';
import { When } from '../time/when';
import { secondsIn, SideBar, SideLegend, SideName, type Reader } from './side-bar';

/** Whose the working time of a ticket was, to people of the desk. */
export function TicketTime({ tid, zone }: { tid: string; zone: string | undefined }): ReactNode {
  const say = useTexts(timeTexts);
  const { data } = useQuery(queries.ticketTime(tid));
  if (data === undefined) return null;
  return (
    <Stack component="section" gap={4} aria-label={say('title')}>
      <Text size="sm" fw={600} aria-hidden>
        {say('title')}
      </Text>
      <TimeOfTicket time={data} zone={zone} reader="desk" />
    </Stack>
  );
}

/** A bar, and its spans in words. */
export function TimeOfTicket({
  time: { total, spans },
  zone,
  reader,
}: {
  time: Schemas['TicketTime'];
  zone: string | undefined;
  reader: Reader;
}): ReactNode {
  const say = useTexts(timeTexts);
  const spanText = useSpanText();
  if (secondsIn(total) === 0)
    return (
      <Text size="sm" c="dimmed">
        {say('none')}
      </Text>
    );
  return (
    <>
      <SideBar line={total} />
      <SideLegend line={total} reader={reader} />
      <details>
        <Text component="summary" size="sm" c="dimmed">
          {say('spans')}
        </Text>
        <Stack component="ol" gap={6} mt={6} mb={0} pl="lg">
          {spans.map(({ from, to, owner, text, seconds }) => (
            <li key={`${from} ${to}`}>
              <Text size="sm" component="div">
                <SideName side={owner} reader={reader} />, {spanText(seconds)}. {text}
              </Text>
              <Text size="xs" c="dimmed" component="div">
                <When at={from} zone={zone} /> – <When at={to} zone={zone} />
              </Text>
            </li>
          ))}
        </Stack>
      </details>
    </>
  );
}
