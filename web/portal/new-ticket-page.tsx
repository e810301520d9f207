import type { ReactNode } from 'react';
import { Page } from '../kit/page';

export function NewTicketPage(): ReactNode {
  return <Page title="NewTicketPage">{null}</Page>;
}
