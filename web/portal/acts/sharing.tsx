import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { actTexts } from '../../../texts/web/client-ticket';
import type { Schemas } from '../../api/client';
import { useGive } from '../../commands/use-give';
import { Icon } from '../../kit/icon';
import { ProblemNote } from '../../kit/problem-note';
import { useTexts } from '../../language/language';
import { useMe } from '../../session/me';
import { ShareWith } from './share-with';

/** Who of the company sees a ticket; shared and unshared (SP-4). */
export function Sharing({ ticket: { tid, desk, author, sharedWith, can } }: { ticket: Schemas['Ticket'] }): ReactNode {
  const say = useTexts(actTexts);
  const me = useMe();
  const navigate = useNavigate();
  const give = useGive(tid);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const isAuthor = author.id === me.id;
  const share = (): void =>
    give.mutate({ command: { type: 'share', with: [...chosen] } }, { onSuccess: () => setChosen([]) });
  const remove = (id: string): void =>
    give.mutate(
      { command: { type: 'unshare', with: [id] } },
      // Whoever has left does not see it any more.
      { onSuccess: () => void (id === me.id && navigate({ to: '/tickets' })) },
    );
  return (
    <Stack gap="xs">
      <Stack component="ul" gap={4} m={0} p={0} style={{ listStyle: 'none' }} aria-label={say('sharing')}>
        <Text component="li" size="sm">
          {author.name} ({say('author')})
        </Text>
        {sharedWith.map(({ id, name }) => (
          <Group component="li" key={id} justify="space-between" wrap="nowrap" gap="xs">
            <Text size="sm">{name}</Text>
            {can.unshare === 'yes' && (isAuthor || id === me.id) && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={id === me.id ? say('leave') : say('unshare', { name })}
                onClick={() => remove(id)}
                disabled={give.isPending}
              >
                <Icon name="cross" size={14} />
              </ActionIcon>
            )}
          </Group>
        ))}
      </Stack>
      {can.share === 'yes' && (
        <>
          <ShareWith
            desk={desk}
            value={chosen}
            fault={null}
            onChange={setChosen}
            except={[author.id, ...sharedWith.map(({ id }) => id)]}
          />
          {chosen.length > 0 && (
            <Button size="compact-md" w="fit-content" onClick={share} loading={give.isPending}>
              {say('shareDo')}
            </Button>
          )}
        </>
      )}
      <ProblemNote problem={give.error} />
    </Stack>
  );
}
