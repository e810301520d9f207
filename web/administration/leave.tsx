import { Button, Group, List, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { peopleTexts } from '../../texts/web/administration';
import { shellTexts } from '../../texts/web/shell';
import { api, ask, type Schemas } from '../api/client';
import { useDraft } from '../drafts/use-draft';
import { Dialog } from '../kit/dialog';
import { LinkTo } from '../kit/link';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import type { PersonWithWork } from './person';
import { useAct } from './use-act';

/** What somebody holds, or has given back. */
export type Holds = PersonWithWork['holds'];

/** Somebody works at the desk no more: what is held is shown before. @param onLeft hears what was given back */
export function Leave({
  person,
  desk,
  onLeft,
}: {
  person: PersonWithWork;
  desk: string;
  onLeft: (holds: Holds) => void;
}): ReactNode {
  const say = useTexts(peopleTexts);
  const shell = useTexts(shellTexts);
  const [isOpen, { open, close }] = useDisclosure(false);
  const [reason, setReason, forget] = useDraft(`leaving ${person.id}`, '');
  const leave = useAct(`leaving of ${person.id}`, (body: Schemas['PersonChange']) =>
    ask(api.PATCH('/api/v1/people/{shortId}', { params: { path: { shortId: person.shortId } }, body })),
  );
  const end = (): void =>
    leave.mutate(
      { desk, active: false, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) },
      {
        onSuccess: ({ tickets, visits, incidents }) => {
          forget();
          onLeft({ tickets, visits, incidents });
        },
      },
    );
  return (
    <>
      <Button variant="light" color="red" onClick={open}>
        {say('leave')}
      </Button>
      <Dialog title={say('leaveTitle', { name: person.name })} isOpen={isOpen} onClose={close}>
        <Stack gap="md">
          <Text size="sm">{say('leaveHint')}</Text>
          <Held title={say('holds')} holds={person.holds} />
          <TextInput
            label={say('reason')}
            description={say('reasonHint')}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <ProblemNote problem={leave.error} />
          <Group justify="end">
            <Button variant="default" onClick={close}>
              {shell('cancel')}
            </Button>
            <Button color="red" loading={leave.isPending} onClick={end}>
              {say('leave')}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </>
  );
}

/** Somebody who left is there again. */
export function ComeBack({ person, desk }: { person: PersonWithWork; desk: string }): ReactNode {
  const say = useTexts(peopleTexts);
  const back = useAct(`return of ${person.id}`, (body: Schemas['PersonChange']) =>
    ask(api.PATCH('/api/v1/people/{shortId}', { params: { path: { shortId: person.shortId } }, body })),
  );
  return (
    <Stack gap="xs" align="end">
      <Button variant="default" loading={back.isPending} onClick={() => back.mutate({ desk, active: true })}>
        {say('comeBack')}
      </Button>
      <ProblemNote problem={back.error} />
    </Stack>
  );
}

const mostShown = 20;

/** Tickets and visits under a heading. */
export function Held({ title, holds: { tickets, visits, incidents } }: { title: string; holds: Holds }): ReactNode {
  const say = useTexts(peopleTexts);
  if (tickets.length + visits.length + incidents.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {say('holdsNothing')}
      </Text>
    );
  return (
    <section aria-label={title}>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <List size="sm">
        {tickets.length > 0 && (
          <List.Item>
            {say('tickets')}:{' '}
            {tickets.slice(0, mostShown).map(({ id, tid }, index) => (
              <span key={id}>
                {index > 0 && ', '}
                <LinkTo to="/tickets/$ticket" params={{ ticket: tid }} target="_blank">
                  {tid}
                </LinkTo>
              </span>
            ))}
            {tickets.length > mostShown && ` ${say('andMore', { count: tickets.length - mostShown })}`}
          </List.Item>
        )}
        {visits.length > 0 && (
          <List.Item>
            {say('visits')}:{' '}
            {visits
              .slice(0, mostShown)
              .map(({ number }) => number)
              .join(', ')}
            {visits.length > mostShown && ` ${say('andMore', { count: visits.length - mostShown })}`}
          </List.Item>
        )}
        {incidents.length > 0 && (
          <List.Item>
            {say('incidents')}:{' '}
            {incidents.map(({ id, number }, index) => (
              <span key={id}>
                {index > 0 && ', '}
                <LinkTo to="/incidents/$incident" params={{ incident: id }} target="_blank">
                  № {number}
                </LinkTo>
              </span>
            ))}
          </List.Item>
        )}
      </List>
    </section>
  );
}
