import type { ReactNode } from 'react';
import { Page } from '../kit/page';

export function PreferencesPage(): ReactNode {
  return <Page title="PreferencesPage">{null}</Page>;
}
