import { useQueries } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { workTexts } from '../../texts/web/works';
import { ButtonTo } from '../kit/link';
import { useTexts } from '../language/language';
import { useMe } from '../session/me';
import { workQueries } from './work-queries';

/** Where a company's people find its account: one place for each desk that counts works for it, none where nothing is counted. */
export function AccountPlaces(): ReactNode {
  const say = useTexts(workTexts);
  const own = useMe().memberships.flatMap(({ role, desk, company }) =>
    role === 'client' && company !== null ? [{ desk, client: company.id, name: company.name ?? company.id }] : [],
  );
  const found = useQueries({ queries: own.map(({ desk, client }) => workQueries.account(desk, client)) });
  const accounts = own.flatMap((each, index) => {
    const title = found[index]?.data?.title ?? null;
    return title === null ? [] : [{ ...each, title }];
  });
  return accounts.map(({ desk, client, name, title }) => (
    <ButtonTo
      key={`${desk} ${client}`}
      to="/account/$company"
      params={{ company: client }}
      search={{ desk }}
      variant="subtle"
      size="compact-md"
      color="gray"
    >
      {accounts.length === 1 ? say('accountPlace') : say('accountOf', { name, title })}
    </ButtonTo>
  ));
}
