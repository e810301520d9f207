import type { ReactNode } from 'react';
import { listTexts } from '../../texts/web/portal';
import type { TicketsSearch } from './search';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../api/queries';
import { ButtonTo, LinkTo } from '../kit/link';
import { Empty } from '../kit/states';
import { useTexts } from '../language/language';

/** Why the list is empty, and what to do first. */
export function NothingListed({ search: { show = 'open', text } }: { search: TicketsSearch }): ReactNode {
  const say = useTexts(listTexts);
  const any = useQuery(queries.anyTicket());
  if (text !== undefined)
    return (
      <Empty title={say('notFound', { text })} hint={say('notFoundHint')}>
        {show !== 'all' && (
          <LinkTo to="/tickets" search={{ show: 'all', text }}>
            {say('searchAll')}
          </LinkTo>
        )}
      </Empty>
    );
  if (show === 'shared') return <Empty title={say('noShared')} hint={say('noSharedHint')} />;
  if (any.isPending) return null;
  if (any.data?.items.length === 0)
    return (
      <Empty title={say('none')} hint={say('noneHint')}>
        <ButtonTo to="/new" mt="sm">
          {say('first')}
        </ButtonTo>
      </Empty>
    );
  if (show === 'closed') return <Empty title={say('noClosed')} />;
  return (
    <Empty title={say('noOpen')} hint={say('noOpenHint')}>
      <LinkTo to="/tickets" search={{ show: 'closed' }}>
        {say('closed')}
      </LinkTo>
    </Empty>
  );
}
