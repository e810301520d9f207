import { Button, Group, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useMemo, useState, type FormEvent, type ReactNode } from 'react';
import { trayPageTexts } from '../../texts/web/overview';
import type { Schemas } from '../api/client';
import { useDraft } from '../drafts/use-draft';
import { faultsOf, useFocusOnFault } from '../forms/faults';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import { bodyOf, nothingYet, trayActs, useDeal, type Dealing } from './tray-act';

const Fields = lazy(async () => ({ default: (await import('./tray-fields')).TrayFields }));

/** What can be done with an item of the tray; what was filled in stays until it is done. */
export function TrayForm({
  item,
  desk,
  onDone,
}: {
  item: Schemas['TrayItem'];
  /** Whose page it is. */
  desk: string;
  onDone: (done: Schemas['TrayActed']) => void;
}): ReactNode {
  const say = useTexts(trayPageTexts);
  const initial = useMemo(() => nothingYet(item.letter), [item.letter]);
  const [dealing, setDealing, forget] = useDraft<Dealing>(`tray ${item.id}`, initial);
  const [isPressed, setIsPressed] = useState(false);
  const deal = useDeal(item.id, desk);
  const faults = useMemo(() => faultsOf(deal.error), [deal.error]);
  const form = useFocusOnFault(faults);
  // What is no letter, or nobody's, can be put away only.
  const offered = trayActs.filter((act) => act === 'drop' || (item.letter !== null && item.desk !== null));
  const { act } = dealing;
  const change = (next: Partial<Dealing>): void => setDealing({ ...dealing, ...next });
  const body = bodyOf(dealing);
  const missing = isPressed && 'missing' in body ? body.missing : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsPressed(true);
    if ('missing' in body) return;
    deal.mutate(body, {
      onSuccess: (done) => {
        forget();
        onDone(done);
      },
    });
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Group gap="xs" role="group" aria-label={say('acts')}>
          {offered.map((name) => (
            <Button
              key={name}
              type="button"
              size="xs"
              variant={name === act ? 'light' : 'default'}
              aria-pressed={name === act}
              onClick={() => {
                setIsPressed(false);
                deal.reset();
                change({ act: name === act ? null : name });
              }}
            >
              {say(name)}
            </Button>
          ))}
        </Group>
        {act !== null && offered.includes(act) && (
          <>
            <Text size="sm" c="dimmed">
              {say(`${act}Hint`)}
            </Text>
            <Suspense fallback={null}>
              <Fields item={item} desk={desk} dealing={dealing} faults={faults} missing={missing} onChange={change} />
            </Suspense>
            <ProblemNote problem={deal.error} shown={['client', 'person', 'ticket', 'reason']} />
            <Group>
              <Button type="submit" size="sm" loading={deal.isPending} color={act === 'drop' ? 'red' : 'brand'}>
                {say(`submit_${act}`)}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </form>
  );
}
