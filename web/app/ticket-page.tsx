import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, type ReactNode } from 'react';
import { ApiProblem } from '../api/problem';
import { queries } from '../api/queries';
import { Page } from '../kit/page';
import { Failed, Loading } from '../kit/states';
import { isStaff, useMe } from '../session/me';
import { useDeskZone } from '../time/desk-zone';
import { NotFound } from './fallbacks';

const ClientView = lazy(async () => ({ default: (await import('../portal/ticket-view')).TicketView }));
const StaffView = lazy(async () => ({ default: (await import('../workspace/ticket-panel')).TicketPanel }));

/** One ticket on a page of its own: for the desk's people with their tools, for clients as a conversation. */
export function TicketPage(): ReactNode {
  const { ticket: tid } = useParams({ from: '/signed-in/tickets/$ticket' });
  const me = useMe();
  const found = useQuery(queries.ticket(tid));
  const zone = useDeskZone(found.data?.desk);
  if (found.isPending) return <Loading />;
  // Also of one that was seen before: it may have been shared no more.
  if (found.error instanceof ApiProblem && found.error.code === 'not-found') return <NotFound />;
  if (found.data === undefined) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
  const ticket = found.data;
  const View = isStaff(me, ticket.desk) ? StaffView : ClientView;
  return (
    <Page title={`${ticket.tid} · ${ticket.subject}`} size="lg">
      <Suspense fallback={<Loading />}>
        <View key={ticket.tid} ticket={ticket} zone={zone} />
      </Suspense>
    </Page>
  );
}
