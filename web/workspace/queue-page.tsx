import type { ReactNode } from 'react';
import { Page } from '../kit/page';

export function QueuePage(): ReactNode {
  return <Page title="QueuePage">{null}</Page>;
}
