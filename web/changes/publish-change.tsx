import { Button, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense, type ReactNode } from 'react';
import { changeTexts } from '../../texts/web/changes';
import { useTexts } from '../language/language';
import type { Draft } from './changes-queries';

const PublishChangeDialog = lazy(async () => ({
  default: (await import('./publish-change-dialog')).PublishChangeDialog,
}));

/** The last step of a draft, or why somebody cannot take it. */
export function PublishChange({ draft }: { draft: Draft }): ReactNode {
  const say = useTexts(changeTexts);
  const [isOpen, { open, close }] = useDisclosure(false);
  const { can, concerns } = draft;
  const mayPublish = can['publish'] === 'yes';
  const missing = concerns.filter(({ administered }) => !administered).map(({ title }) => title);
  return (
    <Stack component="section" gap="xs" aria-label={say('publication')}>
      <Title order={2} size="h4">
        {say('publication')}
      </Title>
      {missing.length > 0 ? (
        <Text size="sm">{say('desksMissing', { desks: missing.join(', ') })}</Text>
      ) : (
        !mayPublish && <Text size="sm">{say('cannot')}</Text>
      )}
      <Button w="fit-content" disabled={!mayPublish} onClick={open}>
        {say('publish')}
      </Button>
      <Suspense fallback={null}>
        {isOpen && <PublishChangeDialog draft={draft} isOpen={isOpen} onClose={close} />}
      </Suspense>
    </Stack>
  );
}
