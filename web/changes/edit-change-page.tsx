import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { draftTexts } from '../../texts/web/changes';
import { api, ask } from '../api/client';
import { ApiProblem } from '../api/problem';
import { asOneAttempt } from '../commands/attempt-keys';
import { ButtonTo } from '../kit/link';
import { Page } from '../kit/page';
import { ProblemNote } from '../kit/problem-note';
import { Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { NothingHere } from '../rules/nothing-here';
import { RulesNav } from '../rules/rules-nav';
import { BaseMoved } from './base-moved';
import { ChangeEditor } from './change-editor';
import { changesQueries, type Change, type Draft } from './changes-queries';

/** A draft is changed: what somebody else has changed meanwhile is not written over unseen. */
export function EditChangePage(): ReactNode {
  const { draft } = useParams({ from: '/signed-in/rules/changes/$draft/edit' });
  const found = useQuery(changesQueries.one(draft));
  if (found.error instanceof ApiProblem && found.error.status === 404) return <NothingHere />;
  if (found.isPending) return <Loading />;
  if (found.data === undefined) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
  return <Editing key={draft} draft={found.data} />;
}

function Editing({ draft }: { draft: Draft }): ReactNode {
  const say = useTexts(draftTexts);
  const client = useQueryClient();
  const navigate = useNavigate();
  // What was seen when the editing began: the draft itself goes on behind it.
  const [seen, setSeen] = useState(draft.revision);
  const [begin] = useState(() => draft.change as unknown as Change);
  const { id, desk } = draft;
  const revise = useMutation({
    mutationFn: ({ change }: { change: Change; done: () => void }) =>
      asOneAttempt(`draft ${id} ${seen}`, change, (key) =>
        ask(
          api.PUT('/api/v1/drafts/{draft}', {
            params: { path: { draft: id }, header: { 'Idempotency-Key': key, 'If-Match': String(seen) } },
            body: { change },
          }),
        ),
      ),
    onSuccess: (saved, { done }) => {
      done();
      client.setQueryData(changesQueries.one(id).queryKey, saved);
      void client.invalidateQueries({ queryKey: changesQueries.all });
      void navigate({ to: '/rules/changes/$draft', params: { draft: id } });
    },
    onError: () => void client.invalidateQueries({ queryKey: changesQueries.one(id).queryKey }),
  });
  const hasMoved = revise.error instanceof ApiProblem && revise.error.code === 'revision-moved';
  return (
    <Page title={say('editTitle')} size="xl">
      <RulesNav desk={desk} />
      <Stack>
        <Text fw={600}>{draft.about.title}</Text>
        <BaseMoved draft={draft} />
        {hasMoved ? (
          <Alert color="yellow" variant="light" role="alert">
            <Text size="sm" mb="xs">
              {say('moved')}
            </Text>
            <Group gap="xs">
              <ButtonTo to="/rules/changes/$draft" params={{ draft: id }} target="_blank" size="xs" variant="default">
                {say('lookAt')}
              </ButtonTo>
              <Button
                size="xs"
                variant="light"
                disabled={draft.revision === seen}
                onClick={() => {
                  setSeen(draft.revision);
                  revise.reset();
                }}
              >
                {say('saveOver')}
              </Button>
            </Group>
          </Alert>
        ) : (
          <ProblemNote problem={revise.error} />
        )}
        <ChangeEditor
          desk={desk}
          place={`change ${id}`}
          begin={begin}
          seen={null}
          saving={{ isSaving: revise.isPending, save: (change, done) => revise.mutate({ change, done }) }}
        />
      </Stack>
    </Page>
  );
}
