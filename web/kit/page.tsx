import { Container, Group, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { shellTexts } from '../../texts/web/shell';
import { useLanguage } from '../language/language';

/** A page of the shell: its one heading, which is the title of the window too, and what can be done with the whole of it. */
export function Page({
  title,
  aside,
  size = 'lg',
  children,
}: {
  title: string;
  aside?: ReactNode;
  size?: 'sm' | 'md' | 'lg' | 'xl';
  children: ReactNode;
}): ReactNode {
  const language = useLanguage();
  useEffect(() => {
    document.title = `${title} · ${shellTexts.product[language]}`;
  }, [title, language]);
  return (
    <Container size={size} py="md" px="md">
      <Group justify="space-between" mb="md" wrap="wrap">
        <Title order={1} size="h2">
          {title}
        </Title>
        {aside}
      </Group>
      {children}
    </Container>
  );
}
