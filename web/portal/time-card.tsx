import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { timeTexts } from '../../texts/web/whose-time';
import { queries } from '../api/queries';
import { useTexts } from '../language/language';
import { TimeOfTicket } from '../tickets/ticket-time';
import { Aside } from './acts/aside';

/** Whom the promise waited for, as the client reads it. */
export function TimeCard({ tid, zone }: { tid: string; zone: string | undefined }): ReactNode {
  const say = useTexts(timeTexts);
  const { data } = useQuery(queries.ticketTime(tid));
  if (data === undefined) return null;
  return (
    <Aside title={say('title')}>
      <TimeOfTicket time={data} zone={zone} reader="client" />
    </Aside>
  );
}
