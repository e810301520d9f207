import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';
import { articlesTexts } from '../../texts/web/knowledge';
import { useTexts } from '../language/language';
import type { ArticleLine } from './knowledge-queries';

/** How an article stands. */
export function ArticleState({ state }: { state: ArticleLine['state'] }): ReactNode {
  const say = useTexts(articlesTexts);
  const texts = { draft: 'draft', shown: 'shown', 'taken-back': 'takenBack' } as const;
  const colours = { draft: 'gray', shown: 'green', 'taken-back': 'orange' } as const;
  return (
    <Badge variant="light" size="sm" color={colours[state]}>
      {say(texts[state])}
    </Badge>
  );
}
