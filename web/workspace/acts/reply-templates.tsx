import { Button, Menu, ScrollArea, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { panelTexts } from '../../../texts/web/acts';
import { api, ask } from '../../api/client';
import type { Ticket } from '../../commands/use-give';
import { Icon } from '../../kit/icon';
import { useTexts } from '../../language/language';

/** Replies that the desk has at hand for the ticket, with its values filled in; read when somebody looks for one. */
export function ReplyTemplates({ ticket, onInsert }: { ticket: Ticket; onInsert: (text: string) => void }): ReactNode {
  const say = useTexts(panelTexts);
  const [isOpen, setIsOpen] = useState(false);
  const { data, isPending } = useQuery({
    queryKey: ['ticket', ticket.tid, 'replies'],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/api/v1/desks/{desk}/replies', {
          params: { path: { desk: ticket.desk }, query: { ticket: ticket.tid } },
          signal,
        }),
      ),
    enabled: isOpen,
  });
  const items = data?.items ?? [];
  return (
    <Menu opened={isOpen} onChange={setIsOpen} position="top-start" width={360} shadow="md" withinPortal>
      <Menu.Target>
        <Button variant="subtle" color="gray" size="compact-sm" rightSection={<Icon name="down" size={14} />}>
          {say('templates')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah="min(50vh, 400px)" type="auto">
          {items.length === 0 && <Menu.Item aria-disabled>{isPending ? '…' : say('noTemplates')}</Menu.Item>}
          {items.map(({ code, title, text }) => (
            <Menu.Item key={code} onClick={() => onInsert(text)}>
              <Text size="sm" fw={500}>
                {title}
              </Text>
              <Text size="xs" c="dimmed" lineClamp={2}>
                {text}
              </Text>
            </Menu.Item>
          ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
}
