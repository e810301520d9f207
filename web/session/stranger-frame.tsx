import { Center, Group, Paper, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { sessionTexts } from '../../texts/web/session';
import { shellTexts } from '../../texts/web/shell';
import { languages } from '../../texts/language';
import { keepLanguage, useLanguage, useTexts } from '../language/language';

/** Around what somebody sees who has not signed in. */
export function StrangerFrame({ title, children }: { title: string; children: ReactNode }): ReactNode {
  const say = useTexts(sessionTexts);
  const language = useLanguage();
  useEffect(() => {
    document.title = `${title} · ${shellTexts.product[language]}`;
  }, [title, language]);
  return (
    <Center component="main" mih="100dvh" p="md">
      <Stack w="100%" maw={400} gap="lg">
        <Group justify="space-between">
          <Text fw={600} size="lg">
            {shellTexts.product[language]}
          </Text>
          <SegmentedControl
            aria-label={say('language')}
            size="xs"
            value={language}
            onChange={(chosen) => keepLanguage(chosen)}
            data={languages.map((it) => ({ value: it, label: it.toUpperCase() }))}
          />
        </Group>
        <Paper withBorder p="xl" radius="lg" shadow="xs">
          <Stack>
            <Title order={1} size="h2">
              {title}
            </Title>
            {children}
          </Stack>
        </Paper>
      </Stack>
    </Center>
  );
}
