import { Button, Select, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { absenceTexts } from '../../texts/web/absences';
import { queries } from '../api/queries';
import { Dialog } from '../kit/dialog';
import { Page } from '../kit/page';
import { Empty, Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { useMe } from '../session/me';
import { AbsenceList } from './absence-list';
import { absenceQueries } from './absence-queries';

// With its calendar it is more than all the rest of the page.
const AbsenceForm = lazy(async () => ({ default: (await import('./absence-form')).AbsenceForm }));

const leads = ['manager', 'administrator'];

/** Who of a desk is away, and who stands in; those who lead it note what others could not. */
export function AbsencesPage(): ReactNode {
  const say = useTexts(absenceTexts);
  const { memberships } = useMe();
  const staff = memberships.filter(({ role }) => role !== 'client');
  const desks = [...new Set(staff.map(({ desk }) => desk))];
  const [desk, setDesk] = useState(desks[0] ?? '');
  const [isOpen, { open, close }] = useDisclosure(false);
  const titles = useQuery({ ...queries.desks(), enabled: desks.length > 1 }).data?.items ?? [];
  const found = useQuery(absenceQueries.list(desk));
  const held = staff.filter((it) => it.desk === desk);
  const isLead = held.some(({ role }) => leads.includes(role));
  const own = held[0]?.shortId;
  const standsInFor = held[0]?.standsInFor ?? [];
  return (
    <Page title={say('title')} size="md" aside={<Button onClick={open}>{say('note')}</Button>}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {say('hint')}
        </Text>
        {standsInFor.length > 0 && (
          <Text role="note">
            {say('youStandIn', { names: standsInFor.map(({ shortId, name }) => name ?? shortId).join(', ') })}
          </Text>
        )}
        {desks.length > 1 && (
          <Select
            label={say('desk')}
            data={desks.map((it) => ({ value: it, label: titles.find(({ code }) => code === it)?.title ?? it }))}
            value={desk}
            onChange={(chosen) => chosen !== null && setDesk(chosen)}
            allowDeselect={false}
            maw={320}
          />
        )}
        {found.isPending ? (
          <Loading />
        ) : found.data === undefined ? (
          <Failed problem={found.error} onRetry={() => void found.refetch()} />
        ) : found.data.length === 0 ? (
          <Empty title={say('none')} hint={say('noneHint')} />
        ) : (
          <AbsenceList desk={desk} absences={found.data} withName mayRemove={(shortId) => isLead || shortId === own} />
        )}
      </Stack>
      <Dialog title={say('note')} isOpen={isOpen} onClose={close}>
        <Suspense fallback={<Loading />}>
          <AbsenceForm desk={desk} {...(isLead || own === undefined ? {} : { person: own })} onDone={close} />
        </Suspense>
      </Dialog>
    </Page>
  );
}
