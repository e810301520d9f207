import { Kbd, Modal, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { keyTexts } from '../../texts/web/keys';
import { useTexts } from '../language/language';
import { keyGroups } from './key-map';

/** The page of shortcuts. */
export function KeysHelp({ opened, onClose }: { opened: boolean; onClose: () => void }): ReactNode {
  const say = useTexts(keyTexts);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="xl"
      title={<Text fw={600}>{say('title')}</Text>}
      closeButtonProps={{ 'aria-label': say('close') }}
    >
      <Text size="sm" c="dimmed" mb="md">
        {say('hint')}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        {keyGroups.map(([group, keys]) => (
          <Stack key={group} gap={6}>
            <Title order={3} size="h6">
              {say(group)}
            </Title>
            <dl style={{ margin: 0, display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: '6px 12px' }}>
              {keys.map(([key, name]) => (
                <div key={name} style={{ display: 'contents' }}>
                  <dt>
                    <Kbd>{key}</Kbd>
                  </dt>
                  <Text component="dd" m={0} size="sm">
                    {say(name)}
                  </Text>
                </div>
              ))}
            </dl>
          </Stack>
        ))}
      </SimpleGrid>
    </Modal>
  );
}
