import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { articleFormTexts } from '../../texts/web/knowledge';
import { api, ask } from '../api/client';
import { ApiProblem } from '../api/problem';
import { Page } from '../kit/page';
import { Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { NothingHere } from '../rules/nothing-here';
import { ArticleForm, type ArticleDraft, type Saved } from './article-form';
import { knowledgeQueries, type Article } from './knowledge-queries';
import { useKnowledgeAct } from './use-knowledge-act';
import { useKnowledgeDesk } from './use-knowledge-desk';

/** A further version of an article. */
export function EditArticlePage(): ReactNode {
  const { article: id } = useParams({ from: '/signed-in/knowledge/$article/edit' });
  const found = useQuery(knowledgeQueries.article(id));
  const { known } = useKnowledgeDesk(found.data?.desk);
  if (found.isPending || known === undefined) return <Loading />;
  if (found.error instanceof ApiProblem && found.error.status === 404) return <NothingHere />;
  if (found.data === undefined) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
  return <Edit key={id} article={found.data} />;
}

function Edit({ article }: { article: Article }): ReactNode {
  const say = useTexts(articleFormTexts);
  const navigate = useNavigate();
  const { known } = useKnowledgeDesk(article.desk);
  const { id } = article;
  // As it was when it was opened: what somebody else saves meanwhile is told when this is saved.
  const [initial] = useState((): ArticleDraft => ({
    title: article.title,
    text: article.text,
    audience: article.audience,
    topics: article.topics,
    version: article.version,
  }));
  const params = { path: { article: id } };
  const act = useKnowledgeAct(`article ${id}`, async ({ content, version, isShown }: Saved, header) => {
    const match = version === null ? {} : { 'If-Match': String(version) };
    const changed = await ask(
      api.PUT('/api/v1/articles/{article}', { params: { ...params, header: { ...header, ...match } }, body: content }),
    );
    if (isShown) await ask(api.PUT('/api/v1/articles/{article}/shown', { params, body: { version: changed.version } }));
  });
  const save = async (saved: Saved): Promise<void> => {
    await act.mutateAsync(saved);
    void navigate({ to: '/knowledge/$article', params: { article: id } });
  };
  return (
    <Page title={say('editTitle', { label: article.label })} size="md">
      <ArticleForm
        draftKey={`article ${id}`}
        initial={initial}
        topics={known?.topics ?? []}
        isNew={false}
        save={save}
      />
    </Page>
  );
}
