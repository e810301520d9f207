import { Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { workTexts } from '../../texts/web/works';
import { faultsByName, shownFaults } from './faults';
import { Submit } from './person-form';
import { useAct } from './use-act';
import { api, ask, type Schemas } from '../api/client';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import { workQueries } from '../works/work-queries';

/** Notes that a company has paid in. */
export function TopUp({
  desk,
  client,
  currency,
  onDone,
}: {
  desk: string;
  client: string;
  currency: string;
  onDone: () => void;
}): ReactNode {
  const say = useTexts(workTexts);
  const queryClient = useQueryClient();
  const [amount, setAmount] = useState('');
  const [reason, setReason] = useState('');
  const pay = useAct(`account ${client}`, (body: Schemas['TopUp'], key) =>
    ask(
      api.POST('/api/v1/clients/{client}/account/top-ups', {
        params: { path: { client }, header: { 'Idempotency-Key': key } },
        body,
      }),
    ),
  );
  const faults = faultsByName(pay.error);
  return (
    <form
      aria-label={say('topUp')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const paid = { desk, amount: amount.trim().replace(',', '.'), reason };
        pay.mutate(paid, {
          onSuccess: () => {
            void queryClient.invalidateQueries({ queryKey: workQueries.of(desk, client) });
            onDone();
          },
        });
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={say('amount', { currency })}
          description={say('amountHint')}
          withAsterisk
          inputMode="decimal"
          maxLength={12}
          value={amount}
          onChange={(event) => setAmount(event.currentTarget.value)}
          error={faults.get('amount')}
          data-autofocus
        />
        <TextInput
          label={say('reason')}
          description={say('reasonHint')}
          withAsterisk
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={faults.get('reason')}
        />
        <ProblemNote problem={pay.error} shown={shownFaults(pay.error)} />
        <Submit isBusy={pay.isPending} />
      </Stack>
    </form>
  );
}
