import { Button, Group, Paper, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { reviewTexts } from '../../texts/web/knowledge';
import { api, ask, type Schemas } from '../api/client';
import { ButtonTo, LinkTo } from '../kit/link';
import { Linked } from '../kit/linked';
import { ProblemNote } from '../kit/problem-note';
import { Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { knowledgeQueries, type Review } from './knowledge-queries';
import { useKnowledgeAct } from './use-knowledge-act';

/** A closed ticket with all that helps to decide; shown once it is all there, so that nothing moves under the pointer. */
export function ReviewForm({ tid, onDone }: { tid: string; onDone: () => void }): ReactNode {
  const found = useQuery(knowledgeQueries.review(tid));
  if (found.isPending) return <Loading />;
  if (found.data === undefined) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
  return <Form review={found.data} onDone={onDone} />;
}

function Form({ review, onDone }: { review: Review; onDone: () => void }): ReactNode {
  const say = useTexts(reviewTexts);
  const [article, setArticle] = useState<string>(review.articles[0]?.id ?? '');
  const [label, setLabel] = useState('');
  const [isUnknown, setIsUnknown] = useState(false);
  const { tid } = review.ticket;
  const act = useKnowledgeAct(`review ${tid}`, (body: Schemas['ReviewSaid'], header) =>
    ask(api.PUT('/api/v1/reviews/{ticket}', { params: { path: { ticket: tid }, header }, body })),
  );
  const tell = (said: Schemas['ReviewSaid']): void => act.mutate(said, { onSuccess: onDone });
  const saysIt = async (): Promise<void> => {
    setIsUnknown(false);
    if (label.trim() === '') return article === '' ? setIsUnknown(true) : tell({ outcome: 'article', article });
    const query = { desk: review.desk, text: label.trim(), limit: 1 };
    const named = await ask(api.GET('/api/v1/articles', { params: { query } })).catch(() => null);
    const one = named?.items.find((it) => it.label.toLowerCase() === label.trim().toLowerCase());
    if (one === undefined) return setIsUnknown(true);
    return tell({ outcome: 'article', article: one.id });
  };
  return (
    <Paper withBorder radius="md" p="md" component="section" aria-label={`${say('review')} ${tid}`}>
      <Stack gap="sm">
        <div>
          <Text size="sm" c="dimmed">
            {say('solution')}
          </Text>
          <Text size="sm" className="words" component="blockquote" m={0}>
            {review.solution === null ? say('noSolution') : <Linked text={review.solution} />}
          </Text>
        </div>
        <Similar review={review} />
        {review.articles.length > 0 && (
          <Radio.Group
            label={say('which')}
            description={say('found')}
            value={label === '' ? article : ''}
            onChange={(chosen) => {
              setArticle(chosen);
              setLabel('');
            }}
          >
            <Stack gap={6} mt={6}>
              {review.articles.map(({ id, label: number, title }) => (
                <Radio key={id} value={id} label={`${number}. ${title}`} />
              ))}
            </Stack>
          </Radio.Group>
        )}
        <TextInput
          label={say(review.articles.length > 0 ? 'byNumber' : 'which')}
          description={say('byNumberHint')}
          maxLength={20}
          w={{ base: '100%', xs: 260 }}
          value={label}
          error={isUnknown ? say('noArticle') : null}
          onChange={({ currentTarget: { value } }) => setLabel(value)}
        />
        <ProblemNote problem={act.error} />
        <Group gap="sm">
          <Button
            size="sm"
            variant="default"
            disabled={act.isPending}
            onClick={() => tell({ outcome: 'nothing-to-add' })}
          >
            {say('nothing')}
          </Button>
          <Button size="sm" variant="default" disabled={act.isPending} onClick={() => void saysIt()}>
            {say('saysIt')}
          </Button>
          <ButtonTo to="/knowledge/new" search={{ desk: review.desk, ticket: tid }} size="sm">
            {say('write')}
          </ButtonTo>
        </Group>
      </Stack>
    </Paper>
  );
}

function Similar({ review: { similar } }: { review: Review }): ReactNode {
  const say = useTexts(reviewTexts);
  if (similar.count === 0)
    return (
      <Text size="sm" c="dimmed">
        {say('noSimilar')}
      </Text>
    );
  return (
    <div>
      <Text size="sm" fw={600}>
        {say('similar', { count: similar.count })}
      </Text>
      {similar.tickets.map(({ id, tid, subject }) => (
        <Text key={id} size="sm">
          <LinkTo to="/tickets/$ticket" params={{ ticket: tid }} underline="always" inherit>
            {tid}
          </LinkTo>{' '}
          <bdi>{subject}</bdi>
        </Text>
      ))}
    </div>
  );
}
