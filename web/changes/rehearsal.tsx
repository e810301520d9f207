import { Alert, Button, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { changeTexts } from '../../texts/web/changes';
import { api, ask } from '../api/client';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import { When } from '../time/when';
import { useDeskZone } from '../time/desk-zone';
import type { Draft } from './changes-queries';
import classes from './changes.module.css';
import { OpenTicketsChoice, type OpenTickets } from './open-tickets-choice';
import { RehearsalLines } from './rehearsal-lines';
import { useChangeAct } from './use-change-act';

type Done = NonNullable<Draft['rehearsal']>;

/** What publishing would do to everything open: asked for, under way, and told. */
export function Rehearsal({ draft }: { draft: Draft }): ReactNode {
  const say = useTexts(changeTexts);
  const { id, kind, stage, can, rehearsal } = draft;
  const [openTickets, setOpenTickets] = useState<OpenTickets>(rehearsal?.openTickets === 'keep' ? 'keep' : 'move');
  const rehearse = useChangeAct<OpenTickets>(draft, 'rehearse', (chosen, header) => {
    const body = kind === 'calendar-year' ? {} : { openTickets: chosen };
    return ask(api.POST('/api/v1/drafts/{draft}/rehearsal', { params: { path: { draft: id }, header }, body }));
  });
  return (
    <Stack component="section" gap="sm" aria-label={say('rehearsal')}>
      <Title order={2} size="h4">
        {say('rehearsal')}
      </Title>
      {can['rehearse'] === 'yes' && (
        <>
          <Text size="sm" c="dimmed" maw={720}>
            {say('rehearsalHint')}
          </Text>
          {kind !== 'calendar-year' && <OpenTicketsChoice value={openTickets} onChange={setOpenTickets} />}
          <Button
            w="fit-content"
            variant="light"
            loading={rehearse.isPending}
            onClick={() => rehearse.mutate(openTickets)}
          >
            {say(rehearsal === null ? 'rehearse' : 'rehearseAgain')}
          </Button>
        </>
      )}
      <ProblemNote problem={rehearse.error} />
      <div role="status">
        {stage === 'rehearsing' && (
          <Group gap="xs">
            <Loader size="xs" />
            <Text size="sm">{say('rehearsing')}</Text>
          </Group>
        )}
      </div>
      {stage !== 'rehearsing' && rehearsal !== null && <Told draft={draft} rehearsal={rehearsal} />}
    </Stack>
  );
}

function Told({ draft, rehearsal }: { draft: Draft; rehearsal: Done }): ReactNode {
  const say = useTexts(changeTexts);
  const zone = useDeskZone(draft.desk);
  const { summary, fault, current } = rehearsal;
  if (summary === null)
    return (
      <Alert color="red" variant="light">
        {say('rehearsalFault', { fault })}
      </Alert>
    );
  const counts = [
    ['asked', summary.asked],
    ['moves', summary.moves],
    ['stays', summary.stays],
    ['unfit', summary.unfit],
    ['red', summary.red],
    ['green', summary.green],
  ] as const;
  const elsewhere = summary.byDesk.filter(({ desk }) => desk !== draft.desk);
  return (
    <Stack gap="sm">
      {!current && (
        <Alert color="yellow" variant="light">
          {say('stale')}
        </Alert>
      )}
      <dl className={classes['counts']} aria-label={say('summary')}>
        {counts.map(([name, count]) => (
          <div key={name} data-tone={count > 0 ? name : undefined}>
            <dt>{say(name)}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <Text size="xs" c="dimmed">
        <When at={summary.at} zone={zone} />
        {elsewhere.length > 0 &&
          `. ${say('others', { count: elsewhere.map(({ deskTitle, asked }) => `${deskTitle} — ${asked}`).join(', ') })}`}
      </Text>
      <RehearsalLines draft={draft} asked={rehearsal.id} />
    </Stack>
  );
}
