import { Group, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { knowledgeNavTexts } from '../../texts/web/knowledge';
import { queries } from '../api/queries';
import { LinkTo } from '../kit/link';
import { useTexts } from '../language/language';
import classes from './knowledge.module.css';
import type { KnowledgeDesk } from './use-knowledge-desk';

/** The parts of a desk's knowledge base, and which desk, for whoever belongs to several. */
export function KnowledgeNav({ at }: { at: KnowledgeDesk }): ReactNode {
  const say = useTexts(knowledgeNavTexts);
  const { desk, desks, known, writes } = at;
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const titles = useQuery({ ...queries.desks(), enabled: desks.length > 1 }).data?.items ?? [];
  const search = desks.length > 1 ? { desk } : {};
  const common = { search, activeOptions: { includeSearch: false, exact: true }, className: classes['part'] ?? '' };
  return (
    <Group justify="space-between" mb="md" className="no-print">
      <nav className={classes['parts']} aria-label={say('parts')}>
        <LinkTo to="/knowledge" {...common}>
          {say('articles')}
        </LinkTo>
        {writes && known?.reviewsClosed === true && (
          <LinkTo to="/knowledge/reviews" {...common}>
            {say('reviews')}
          </LinkTo>
        )}
        {known?.plansReleases === true && (
          <LinkTo to="/knowledge/releases" {...common}>
            {say('releases')}
          </LinkTo>
        )}
      </nav>
      {desks.length > 1 && (
        <NativeSelect
          size="xs"
          aria-label={say('desk')}
          value={desk}
          data={desks.map((code) => ({ value: code, label: titles.find((it) => it.code === code)?.title ?? code }))}
          onChange={({ currentTarget: { value } }) => void navigate({ to: pathname, search: { desk: value } })}
        />
      )}
    </Group>
  );
}
