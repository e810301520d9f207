import type { ReactNode } from 'react';
import { Page } from '../kit/page';

export function AccountPage(): ReactNode {
  return <Page title="AccountPage">{null}</Page>;
}
