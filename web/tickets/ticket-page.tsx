import type { ReactNode } from 'react';
import { Page } from '../kit/page';

export function TicketPage(): ReactNode {
  return <Page title="TicketPage">{null}</Page>;
}
