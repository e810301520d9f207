import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { actTexts } from '../../../texts/web/client-ticket';
import type { Schemas } from '../../api/client';
import { queries } from '../../api/queries';
import { useGive } from '../../commands/use-give';
import { Dialog } from '../../kit/dialog';
import { ProblemNote } from '../../kit/problem-note';
import { useTexts } from '../../language/language';
import { Aside } from './aside';
import { useRefusal } from './refusal';
import { VisitRequest } from './visit-request';
import { WordsForm } from './words-form';

type Ticket = Schemas['Ticket'];
const acts = ['reopen', 'close', 'speed-up', 'request-visit', 'change-author'] as const;
type Act = (typeof acts)[number];

const titles = {
  reopen: ['reopen', 'reopenHint'],
  close: ['close', 'closeHint'],
  'speed-up': ['speedUp', 'speedUpHint'],
  'request-visit': ['requestVisit', 'requestVisitHint'],
  'change-author': ['changeAuthor', 'changeAuthorHint'],
} as const satisfies Record<Act, readonly [keyof typeof actTexts, keyof typeof actTexts]>;

/** What one may want to do although nobody asks for it; where it cannot be done, why not. */
export function MoreActs({ ticket }: { ticket: Ticket }): ReactNode {
  const say = useTexts(actTexts);
  const refusal = useRefusal();
  const [open, setOpen] = useState<Act | null>(null);
  const shown = acts.filter((act) => isOffered(act, ticket));
  if (shown.length === 0) return null;
  const close = (): void => setOpen(null);
  return (
    <Aside title={say('more')}>
      <Stack gap="xs">
        {shown.map((act) => {
          const [title, hint] = titles[act];
          const why = refusal(ticket.can[act]);
          return (
            <div key={act}>
              <Button
                variant="default"
                fullWidth
                justify="flex-start"
                disabled={why !== null}
                onClick={() => setOpen(act)}
                aria-describedby={`more-${act}`}
              >
                {say(title)}
              </Button>
              <Text size="xs" c="dimmed" mt={2} id={`more-${act}`}>
                {why === null ? (ticket.warns[act]?.text ?? say(hint)) : say('cannot', { why })}
              </Text>
            </div>
          );
        })}
        <Dialog title={open === null ? '' : say(titles[open][0])} isOpen={open !== null} onClose={close}>
          {open !== null && <ActForm act={open} ticket={ticket} onDone={close} />}
        </Dialog>
      </Stack>
    </Aside>
  );
}

/** What a desk does not know, or what the stage makes meaningless, is not spoken of. */
function isOffered(act: Act, { can, stage }: Ticket): boolean {
  if (can[act] === 'not-provided') return false;
  if (act === 'reopen') return stage === 'closed';
  // A solution is confirmed where it is asked for.
  if (act === 'close') return stage !== 'closed' && stage !== 'solved';
  return stage !== 'closed' || can[act] === 'yes';
}

function ActForm({ act, ticket, onDone }: { act: Act; ticket: Ticket; onDone: () => void }): ReactNode {
  const say = useTexts(actTexts);
  switch (act) {
    case 'reopen':
      return (
        <WordsForm
          ticket={ticket}
          draft="reopen"
          label={say('reopenText')}
          submit={say('reopen')}
          command={(words) => ({ type: 'reopen', ...words })}
          onDone={onDone}
          onCancel={onDone}
        />
      );
    case 'speed-up':
      return (
        <WordsForm
          ticket={ticket}
          draft="speed-up"
          label={say('speedUpText')}
          submit={say('send')}
          command={(words) => ({ type: 'speed-up', ...words })}
          onDone={onDone}
          onCancel={onDone}
        />
      );
    case 'request-visit':
      return <VisitRequest ticket={ticket} onDone={onDone} />;
    case 'close':
      return <CloseForm ticket={ticket} onDone={onDone} />;
    case 'change-author':
      return <AuthorForm ticket={ticket} onDone={onDone} />;
  }
}

function CloseForm({ ticket: { tid, warns }, onDone }: { ticket: Ticket; onDone: () => void }): ReactNode {
  const say = useTexts(actTexts);
  const give = useGive(tid);
  return (
    <Stack gap="sm">
      <Text size="sm">{say('closeAsk', { tid })}</Text>
      {warns['close'] !== undefined && <Text size="sm">{warns['close'].text}</Text>}
      <ProblemNote problem={give.error} />
      <Group gap="sm">
        <Button
          data-autofocus
          loading={give.isPending}
          onClick={() => give.mutate({ command: { type: 'close' } }, { onSuccess: onDone })}
        >
          {say('close')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onDone}>
          {say('cancel')}
        </Button>
      </Group>
    </Stack>
  );
}

function AuthorForm({ ticket: { tid, desk, author }, onDone }: { ticket: Ticket; onDone: () => void }): ReactNode {
  const say = useTexts(actTexts);
  const give = useGive(tid);
  const [to, setTo] = useState<string | null>(null);
  const { data: people = [] } = useQuery(queries.people(desk));
  const colleagues = people.filter(({ id, role }) => role === 'client' && id !== author.id);
  return (
    <Stack gap="sm">
      <Text size="sm">{say('changeAuthorHint')}</Text>
      <Select
        label={say('newAuthor')}
        placeholder={say('choose')}
        data={colleagues.map(({ id, name, shortId }) => ({ value: id, label: name ?? shortId }))}
        value={to}
        onChange={setTo}
      />
      <ProblemNote problem={give.error} />
      <Group gap="sm">
        <Button
          disabled={to === null}
          loading={give.isPending}
          onClick={() => to !== null && give.mutate({ command: { type: 'change-author', to } }, { onSuccess: onDone })}
        >
          {say('changeAuthorDo')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onDone}>
          {say('cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
