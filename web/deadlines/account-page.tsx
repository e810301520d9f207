import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { queries } from '../api/queries';
import { Failed, Loading } from '../kit/states';
import { useDeskZone } from '../time/desk-zone';
import { AccountView } from './account-view';

/** The account of a ticket's deadline. */
export function TicketAccountPage(): ReactNode {
  const { ticket: tid, code } = useParams({ from: '/signed-in/tickets/$ticket/deadlines/$code' });
  const { key } = useSearch({ from: '/signed-in/tickets/$ticket/deadlines/$code' });
  const ticket = useQuery(queries.ticket(tid));
  const found = useQuery(queries.account(tid, code, key));
  const zone = useDeskZone(ticket.data?.desk);
  if (found.isPending || ticket.isPending) return <Loading />;
  if (found.data === undefined) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
  const { tid: number = tid, subject } = ticket.data ?? {};
  return <AccountView account={found.data} bearer={{ number, subject, tid: number, zone }} />;
}

/** The account of a visit's deadline: both of its keys and every day (SK-17). */
export function VisitAccountPage(): ReactNode {
  const { visit: id, code } = useParams({ from: '/signed-in/visits/$visit/deadlines/$code' });
  const { key } = useSearch({ from: '/signed-in/visits/$visit/deadlines/$code' });
  const visit = useQuery(queries.visit(id));
  const found = useQuery(queries.visitAccount(id, code, key));
  if (found.isPending || visit.isPending) return <Loading />;
  if (found.data === undefined) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
  if (visit.data === undefined) return <Failed problem={visit.error} onRetry={() => void visit.refetch()} />;
  const { number, site, ticket } = visit.data;
  return (
    <AccountView
      account={found.data}
      bearer={{ number, subject: site.address, tid: ticket.tid, zone: site.timeZone }}
    />
  );
}
