import { Alert, Button, Checkbox, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { changeTexts } from '../../texts/web/changes';
import { shellTexts } from '../../texts/web/shell';
import { api, ask, type Schemas } from '../api/client';
import { ApiProblem } from '../api/problem';
import { Dialog } from '../kit/dialog';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import type { Draft } from './changes-queries';
import { OpenTicketsChoice, type OpenTickets } from './open-tickets-choice';
import { useChangeAct } from './use-change-act';
import { oneLine } from './withdraw-change';

const unfit = ['rules-do-not-fit', 'contract-does-not-fit'];

/** What publishing means and does to what is open, and the press that does it. */
export function PublishChangeDialog({
  draft,
  isOpen,
  onClose: close,
}: {
  draft: Draft;
  isOpen: boolean;
  onClose: () => void;
}): ReactNode {
  const say = useTexts(changeTexts);
  const shell = useTexts(shellTexts);
  const { id, kind, rehearsal, base } = draft;
  const [openTickets, setOpenTickets] = useState<OpenTickets>(rehearsal?.openTickets === 'keep' ? 'keep' : 'move');
  const [reason, setReason] = useState('');
  // What was seen as the box was ticked is forced, and nothing that has moved since: it is ticked anew then.
  const [forced, setForced] = useState<readonly string[] | null>(null);
  const marks = base?.moved.map(({ mark }) => mark) ?? [];
  const isForced = forced !== null && marks.every((mark) => forced.includes(mark));
  const isYear = kind === 'calendar-year';
  const summary = rehearsal?.current === true ? rehearsal.summary : null;
  const why = oneLine(reason);
  const given = {
    ...(isYear ? {} : { openTickets }),
    ...(why === '' ? {} : { reason: why }),
    ...(isForced ? { force: { reason: why, over: [...forced] } } : {}),
  };
  const publish = useChangeAct<Schemas['DraftToPublish']>(draft, 'publish', (body, header) =>
    ask(api.POST('/api/v1/drafts/{draft}/publication', { params: { path: { draft: id }, header }, body })),
  );
  const undoes = base?.undoes === true;
  const isUnfit =
    undoes ||
    (summary?.misfits ?? 0) > 0 ||
    (publish.error instanceof ApiProblem && unfit.includes(publish.error.code));
  return (
    <Dialog title={say('publishTitle')} isOpen={isOpen} onClose={close}>
      <Stack>
        <Text size="sm">{say(isYear ? 'publishYear' : 'publishRules')}</Text>
        {!isYear && <OpenTicketsChoice value={openTickets} onChange={setOpenTickets} />}
        {summary === null ? (
          <Alert color="yellow" variant="light">
            {say('notRehearsed')}
          </Alert>
        ) : (
          <Text size="sm">{say('affected', { moves: summary.moves, unfit: summary.unfit })}</Text>
        )}
        <Textarea
          label={say('reason')}
          description={say('reasonHint')}
          required={isForced}
          maxLength={500}
          autosize
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {isUnfit && (
          <Checkbox
            label={say(undoes ? 'forceOver' : 'force')}
            checked={isForced}
            onChange={(event) => setForced(event.currentTarget.checked ? marks : null)}
          />
        )}
        <ProblemNote problem={publish.error} />
        <Group>
          <Button
            loading={publish.isPending}
            disabled={isForced && why === ''}
            onClick={() => publish.mutate(given, { onSuccess: close })}
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
