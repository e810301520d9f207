import type { ReactNode } from 'react';
import { Page } from '../kit/page';

export function TicketsPage(): ReactNode {
  return <Page title="TicketsPage">{null}</Page>;
}
