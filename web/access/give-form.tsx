import { Button, Checkbox, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { accessTexts } from '../../texts/web/access';
import { api, ask, newKey, type Schemas } from '../api/client';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import { useStands } from './access-queries';

/**
 * Where the author enters access data. What is typed lives in this form alone: no draft, no kept attempt, nothing in the browser's
 * storage. Tried again after a lost answer, the same data go under the same key.
 */
export function GiveForm({
  tid,
  id,
  onDone,
  children,
}: {
  tid: string;
  /** Of the lease. */
  id: string;
  onDone?: () => void;
  /** What else can be done, beside the button that sends. */
  children?: ReactNode;
}): ReactNode {
  const say = useTexts(accessTexts);
  const stands = useStands(tid);
  const [address, setAddress] = useState('');
  const [login, setLogin] = useState('');
  const [secret, setSecret] = useState('');
  const [note, setNote] = useState('');
  const [isShown, setIsShown] = useState(false);
  const [isLacking, setIsLacking] = useState(false);
  const attempt = useRef<{ readonly content: string; readonly key: string } | null>(null);
  const give = useMutation({
    // Kept no longer than the form is there: the variables are the data.
    gcTime: 0,
    mutationFn: (body: Schemas['AccessData']) => {
      const content = JSON.stringify(body);
      if (attempt.current?.content !== content) attempt.current = { content, key: newKey() };
      const header = { 'Idempotency-Key': attempt.current.key };
      return ask(api.PUT('/api/v1/access-leases/{lease}/data', { params: { path: { lease: id }, header }, body }));
    },
  });
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (give.isPending) return;
    setIsLacking(secret === '');
    if (secret === '') return;
    const filled = (name: 'address' | 'login' | 'note', text: string): object =>
      text.trim() === '' ? {} : { [name]: text.trim() };
    const body = { ...filled('address', address), ...filled('login', login), secret, ...filled('note', note) };
    give.mutateAsync(body).then(
      async (lease) => {
        attempt.current = null;
        for (const set of [setAddress, setLogin, setSecret, setNote]) set('');
        give.reset();
        onDone?.();
        await stands(lease);
      },
      // Why it was refused stands below.
      () => undefined,
    );
  };
  return (
    <form onSubmit={onSubmit} noValidate autoComplete="off">
      <Stack gap="sm">
        <Group gap="sm" align="flex-start" grow preventGrowOverflow={false}>
          <TextInput
            label={say('address')}
            maxLength={500}
            autoComplete="off"
            spellCheck={false}
            value={address}
            onChange={(event) => setAddress(event.currentTarget.value)}
          />
          <TextInput
            label={say('login')}
            maxLength={300}
            autoComplete="off"
            spellCheck={false}
            value={login}
            onChange={(event) => setLogin(event.currentTarget.value)}
          />
        </Group>
        <Textarea
          label={say('secret')}
          autosize
          minRows={1}
          maxRows={12}
          maxLength={16_000}
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="off"
          spellCheck={false}
          required
          value={secret}
          onChange={(event) => setSecret(event.currentTarget.value)}
          error={isLacking && secret === '' ? say('secretMissing') : null}
          styles={{ input: { ...(isShown ? {} : { WebkitTextSecurity: 'disc' }), fontFamily: 'monospace' } }}
        />
        <Checkbox label={say('show')} checked={isShown} onChange={(event) => setIsShown(event.currentTarget.checked)} />
        <Textarea
          label={say('note')}
          autosize
          minRows={1}
          maxRows={6}
          maxLength={2_000}
          autoComplete="off"
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <ProblemNote problem={give.error} />
        <Group gap="sm">
          <Button type="submit" loading={give.isPending}>
            {say('give')}
          </Button>
          {children}
        </Group>
        <Text size="xs" c="dimmed">
          {say('noDraft')}
        </Text>
      </Stack>
    </form>
  );
}
