import { useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { workTexts } from '../../texts/web/works';
import { Page } from '../kit/page';
import { useTexts } from '../language/language';
import { AccountParts } from './account-parts';

/** What a company has left and on its account: for its own people and those of the desk. */
export function AccountPage(): ReactNode {
  const say = useTexts(workTexts);
  const { company } = useParams({ from: '/signed-in/account/$company' });
  const { desk } = useSearch({ from: '/signed-in/account/$company' });
  return (
    <Page title={say('account')} size="md">
      <AccountParts desk={desk} client={company} />
    </Page>
  );
}
