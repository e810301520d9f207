import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { articleFormTexts } from '../../texts/web/knowledge';
import { api, ask, type Schemas } from '../api/client';
import { Page } from '../kit/page';
import { Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { ArticleForm, type ArticleDraft, type Saved } from './article-form';
import { KnowledgeNav } from './knowledge-nav';
import { knowledgeQueries, type Review } from './knowledge-queries';
import { useKnowledgeAct } from './use-knowledge-act';
import { useKnowledgeDesk } from './use-knowledge-desk';

/** A new article, or one that comes of a closed ticket (SM-6). */
export function NewArticlePage(): ReactNode {
  const { ticket } = useSearch({ from: '/signed-in/knowledge/new' });
  const review = useQuery({ ...knowledgeQueries.review(ticket ?? ''), enabled: ticket !== undefined });
  const at = useKnowledgeDesk(review.data?.desk);
  if (at.known === undefined || (ticket !== undefined && review.isPending)) return <Loading />;
  if (ticket !== undefined && review.data === undefined)
    return <Failed problem={review.error} onRetry={() => void review.refetch()} />;
  return <Write key={`${at.desk} ${ticket ?? ''}`} desk={at.known} review={review.data ?? null} />;
}

function Write({ desk, review }: { desk: Schemas['Desk']; review: Review | null }): ReactNode {
  const say = useTexts(articleFormTexts);
  const at = useKnowledgeDesk(desk.code);
  const navigate = useNavigate();
  // Once: what was begun does not follow what the ticket comes to meanwhile.
  const initial = useMemo((): ArticleDraft => {
    const topics = review !== null && desk.topics.some(({ code }) => code === review.topic) ? [review.topic] : [];
    const [title, text] = [review?.ticket.subject.slice(0, 200) ?? '', review?.solution ?? ''];
    return { title, text, audience: 'clients', topics, version: 0 };
  }, [desk, review]);
  const act = useKnowledgeAct(`article of ${desk.code}`, async ({ content, isShown }: Saved, header) => {
    const made = await ask(api.POST('/api/v1/articles', { params: { header }, body: { desk: desk.code, ...content } }));
    const params = { path: { article: made.id } };
    if (isShown) await ask(api.PUT('/api/v1/articles/{article}/shown', { params, body: { version: made.version } }));
    if (review !== null) {
      const said = { outcome: 'new-article', article: made.id } as const;
      await ask(api.PUT('/api/v1/reviews/{ticket}', { params: { path: { ticket: review.ticket.tid } }, body: said }));
    }
    return made;
  });
  const save = async (saved: Saved): Promise<void> => {
    const made = await act.mutateAsync(saved);
    void navigate({ to: '/knowledge/$article', params: { article: made.id } });
  };
  const title = review === null ? say('newTitle') : say('ofTicket', { tid: review.ticket.tid });
  return (
    <Page title={title} size="md">
      <KnowledgeNav at={at} />
      <ArticleForm
        draftKey={`article ${desk.code} ${review?.ticket.tid ?? 'new'}`}
        initial={initial}
        topics={desk.topics}
        isNew
        save={save}
      />
    </Page>
  );
}
