import { Alert, Button, List, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { formTexts } from '../../texts/web/forms';
import { useTexts } from '../language/language';
import type { FormChange } from './use-form-draft';

/** Says what became of a form, and of what was filled in, since the regulation changed. */
export function FormChanged({ change, onSeen }: { change: FormChange; onSeen: () => void }): ReactNode {
  const say = useTexts(formTexts);
  return (
    <Alert color="orange" variant="light" role="alert" title={say('changedTitle')}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{say('changed')}</Text>
        {change.added.length > 0 && (
          <Text size="sm">{say('addedFields', { fields: change.added.map((title) => `«${title}»`).join(', ') })}</Text>
        )}
        {change.dropped.length > 0 && (
          <div>
            <Text size="sm">{say('dropped')}</Text>
            <List size="sm">
              {change.dropped.map(({ title, value }) => (
                <List.Item key={title}>
                  {title}: <span className="words">{value}</span>
                </List.Item>
              ))}
            </List>
          </div>
        )}
        <Button size="compact-sm" variant="default" onClick={onSeen}>
          {say('understood')}
        </Button>
      </Stack>
    </Alert>
  );
}
