import { Alert, Button, Group, List, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { shellTexts } from '../../texts/web/shell';
import { contractTexts, editorTexts } from '../../texts/web/rules';
import { api, ask, type Schemas } from '../api/client';
import { asOneAttempt } from '../commands/attempt-keys';
import { Dialog } from '../kit/dialog';
import { LinkTo } from '../kit/link';
import { ProblemNote } from '../kit/problem-note';
import { useLanguage, useTexts } from '../language/language';
import { dateText } from './date-text';
import type { ContractDraft } from './use-contract-check';

type Check = Schemas['ContractCheck'];

/** What publishing means and what no longer fits, and the press that does it. */
export function PublishDialog({
  desk,
  draft,
  company,
  check,
  isOpen,
  onClose: close,
  onPublished,
}: {
  desk: string;
  draft: ContractDraft;
  company: string;
  /** Undefined: there are faults, or it is being checked. */
  check: Check | undefined;
  isOpen: boolean;
  onClose: () => void;
  onPublished: () => void;
}): ReactNode {
  const say = useTexts(editorTexts);
  const words = useTexts(contractTexts);
  const shell = useTexts(shellTexts);
  const language = useLanguage();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const publish = useMutation({
    mutationFn: (force: { readonly reason: string } | null) => {
      const body = { desk, ...draft, ...(force === null ? {} : { force }) };
      return asOneAttempt('contracts', body, (key) =>
        ask(api.POST('/api/v1/contracts', { params: { header: { 'Idempotency-Key': key } }, body })),
      );
    },
    onSuccess: ({ id }) => {
      onPublished();
      void client.invalidateQueries({ queryKey: ['rules'] });
      void navigate({ to: '/rules/contracts/$contract', params: { contract: id } });
    },
    // The answer says what does not fit now: it is asked again, so that the list below shows it.
    onError: () => void client.invalidateQueries({ queryKey: ['rules', 'check'] }),
  });
  const contract = check?.contract;
  const unfit = check?.unfit ?? { versions: [], tickets: [] };
  const isUnfit = unfit.versions.length + unfit.tickets.length > 0;
  const day = (date: string): string => dateText(date, language);
  return (
    <Dialog title={say('publishTitle', { number: contract?.number ?? '' })} isOpen={isOpen} onClose={close}>
      <Stack>
        {contract != null && (
          <Text size="sm">
            {say('publishHint', {
              company,
              when:
                contract.validTo === null
                  ? words('from', { from: day(contract.validFrom) })
                  : words('fromTo', { from: day(contract.validFrom), to: day(contract.validTo) }),
            })}
          </Text>
        )}
        {check !== undefined && check.openTickets > 0 && (
          <Text size="sm" c="dimmed">
            {say('openTickets', { count: check.openTickets })}
          </Text>
        )}
        {isUnfit && (
          <Alert color="yellow" variant="light" title={say('unfit')}>
            <Unfit unfit={unfit} />
          </Alert>
        )}
        {isUnfit && (
          <Textarea
            label={say('reason')}
            description={say('reasonHint')}
            required
            maxLength={500}
            autosize
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        <ProblemNote problem={publish.error} />
        <Group>
          <Button
            loading={publish.isPending}
            disabled={contract == null || (isUnfit && reason.trim() === '')}
            onClick={() => publish.mutate(isUnfit ? { reason: reason.trim().replaceAll(/\s+/g, ' ') } : null)}
          >
            {say('publish')}
          </Button>
          <Button variant="default" onClick={close}>
            {shell('cancel')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function Unfit({ unfit }: { unfit: Check['unfit'] }): ReactNode {
  const say = useTexts(editorTexts);
  const language = useLanguage();
  return (
    <List size="sm">
      {unfit.versions.map(({ version, inForceFrom, faults }) => (
        <List.Item key={version}>
          {say('unfitVersion', { version, from: dateText(inForceFrom, language) })}{' '}
          {faults.map(({ path, message }) => `${path}: ${message}`).join('; ')}
        </List.Item>
      ))}
      {unfit.tickets.map(({ id, tid, subject, lacks }) => (
        <List.Item key={id}>
          <LinkTo to="/tickets/$ticket" params={{ ticket: tid }} target="_blank">
            {tid}
          </LinkTo>{' '}
          <bdi>{subject}</bdi>: {say('unfitTicket', { what: lacks.join(', ') })}
        </List.Item>
      ))}
    </List>
  );
}
