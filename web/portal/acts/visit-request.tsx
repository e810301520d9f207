import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState, type FormEvent, type ReactNode } from 'react';
import { actTexts } from '../../../texts/web/client-ticket';
import { formTexts } from '../../../texts/web/forms';
import type { Schemas } from '../../api/client';
import { queries } from '../../api/queries';
import { useGive } from '../../commands/use-give';
import { useDraft } from '../../drafts/use-draft';
import { faultsOf, useFocusOnFault } from '../../forms/faults';
import { ProblemNote } from '../../kit/problem-note';
import { useTexts } from '../../language/language';

interface Request {
  readonly subject: string | null;
  readonly address: string;
  readonly contact: string;
  readonly vehicles: string;
}

const empty: Request = { subject: null, address: '', contact: '', vehicles: '1' };

/** Asks for a field visit: where to, and whom to meet (SK-16). That all is ready is said to the visit itself. */
export function VisitRequest({
  ticket: { tid },
  onDone,
}: {
  ticket: Pick<Schemas['Ticket'], 'tid'>;
  onDone: () => void;
}): ReactNode {
  const say = useTexts(actTexts);
  const ask = useTexts(formTexts);
  const give = useGive(tid);
  const { data: regions = [] } = useQuery(queries.regions());
  const [request, setRequest, done] = useDraft(`request-visit ${tid}`, empty);
  const [isPressed, setIsPressed] = useState(false);
  const { subject, address, contact, vehicles } = request;
  const change = (next: Partial<Request>): void => setRequest({ ...request, ...next });
  const faults = useMemo(() => faultsOf(give.error), [give.error]);
  const form = useFocusOnFault(faults);
  const lacks = (value: string | null, label: string): string | null =>
    isPressed && (value ?? '').trim() === '' ? ask('missing', { field: label }) : null;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsPressed(true);
    if (subject === null || address.trim() === '' || contact.trim() === '') return;
    give.mutate(
      {
        command: {
          type: 'request-visit',
          subject,
          address: address.trim(),
          contact: contact.trim(),
          vehicles: Number(vehicles || '1'),
        },
      },
      {
        onSuccess: () => {
          done();
          onDone();
        },
      },
    );
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Select
          label={say('region')}
          placeholder={ask('choose')}
          data={regions.map(({ code, title }) => ({ value: code, label: title }))}
          value={subject}
          onChange={(chosen) => change({ subject: chosen })}
          searchable
          nothingFoundMessage={say('noRegion')}
          withAsterisk
          error={faults.get('subject') ?? lacks(subject, say('region'))}
        />
        <TextInput
          label={say('address')}
          maxLength={500}
          withAsterisk
          value={address}
          onChange={(event) => change({ address: event.currentTarget.value })}
          error={faults.get('address') ?? lacks(address, say('address'))}
        />
        <TextInput
          label={say('contact')}
          maxLength={300}
          withAsterisk
          value={contact}
          onChange={(event) => change({ contact: event.currentTarget.value })}
          error={faults.get('contact') ?? lacks(contact, say('contact'))}
        />
        <TextInput
          label={say('vehicles')}
          inputMode="numeric"
          maxLength={6}
          w={160}
          value={vehicles}
          onChange={(event) => change({ vehicles: event.currentTarget.value.replaceAll(/\D/g, '') })}
          error={faults.get('vehicles') ?? null}
        />
        <ProblemNote problem={give.error} shown={[...faults.keys()]} />
        <Group gap="sm">
          <Button type="submit" loading={give.isPending}>
            {say('requestVisit')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onDone}>
            {say('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
