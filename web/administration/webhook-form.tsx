import { Alert, Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { webhookTexts } from '../../texts/web/webhooks';
import { webhookEventTexts } from '../../texts/webhooks';
import { api, ask, type Schemas } from '../api/client';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import classes from './administration.module.css';
import { faultsByName, shownFaults } from './faults';
import { Submit } from './person-form';
import { useAct } from './use-act';

type Event = Schemas['NewWebhook']['events'][number];

/** What can be heard of; a test is nothing that happens. */
const events = (Object.keys(webhookEventTexts) as (keyof typeof webhookEventTexts)[]).filter(
  (event): event is Event => event !== 'webhook.test',
);
const usual: readonly Event[] = ['ticket.opened', 'ticket.replied', 'ticket.solved', 'ticket.closed'];

/** Registers an endpoint, and shows its secret once. */
export function AddWebhook({ desk, onDone }: { desk: string; onDone: () => void }): ReactNode {
  const say = useTexts(webhookTexts);
  const event = useTexts(webhookEventTexts);
  const [url, setUrl] = useState('');
  const [chosen, setChosen] = useState(usual);
  const add = useAct(`webhooks of ${desk}`, (body: Schemas['NewWebhook'], key) =>
    ask(api.POST('/api/v1/webhooks', { params: { header: { 'Idempotency-Key': key } }, body })),
  );
  const faults = faultsByName(add.error);
  if (add.data !== undefined) return <Secret secret={add.data.secret} onDone={onDone} />;
  return (
    <form
      aria-label={say('add')}
      noValidate
      onSubmit={(submitted) => {
        submitted.preventDefault();
        add.mutate({ desk, url, events: [...chosen] });
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={say('url')}
          description={say('urlHint')}
          type="url"
          withAsterisk
          maxLength={2_000}
          value={url}
          onChange={(changed) => setUrl(changed.currentTarget.value)}
          error={faults.get('url')}
          data-autofocus
        />
        <Stack component="fieldset" gap={6} m={0} p={0} style={{ border: 0 }}>
          <Text component="legend" size="sm" fw={500} mb={6}>
            {say('events')}
          </Text>
          {events.map((each) => (
            <Checkbox
              key={each}
              label={event(each)}
              checked={chosen.includes(each)}
              onChange={(changed) => {
                const isChosen = changed.currentTarget.checked;
                setChosen(events.filter((other) => (other === each ? isChosen : chosen.includes(other))));
              }}
            />
          ))}
          {faults.has('events') && (
            <Text size="sm" c="red" role="alert">
              {faults.get('events')}
            </Text>
          )}
        </Stack>
        <ProblemNote problem={add.error} shown={shownFaults(add.error)} />
        <Submit isBusy={add.isPending} />
      </Stack>
    </form>
  );
}

/** A secret as it is told once. */
export function Secret({ secret, onDone }: { secret: string; onDone: () => void }): ReactNode {
  const say = useTexts(webhookTexts);
  const { copy, copied } = useClipboard();
  return (
    <Stack gap="md">
      <Alert color="brand" variant="light" title={say('made')} role="status">
        {say('madeHint')}
      </Alert>
      <div>
        <Text size="sm" fw={600} component="div">
          {say('secret')}
        </Text>
        <code className={classes['key']}>{secret}</code>
      </div>
      <Group justify="end">
        <Button variant="default" onClick={() => copy(secret)}>
          {say(copied ? 'copied' : 'copy')}
        </Button>
        <Button onClick={onDone}>{say('done')}</Button>
      </Group>
    </Stack>
  );
}
