import { Badge, Button, Group, NativeSelect, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { releasesTexts } from '../../texts/web/releases';
import { api, ask, type Schemas } from '../api/client';
import { Dialog } from '../kit/dialog';
import { LinkTo } from '../kit/link';
import { MoreButton } from '../kit/more-button';
import { ProblemNote } from '../kit/problem-note';
import { Failed, Loading } from '../kit/states';
import classes from '../knowledge/knowledge.module.css';
import { useKnowledgeAct } from '../knowledge/use-knowledge-act';
import { useTexts } from '../language/language';
import { When } from '../time/when';
import { releaseQueries, type Defect, type Release } from './release-queries';

/** Defects that were found in a release, or that it mends, and a report of another one (EA-8). */
export function Defects({ release: { desk, name } }: { release: Release }): ReactNode {
  const say = useTexts(releasesTexts);
  const found = useInfiniteQuery(releaseQueries.defects(desk, name));
  const [isReported, setIsReported] = useState(false);
  const [settled, setSettled] = useState<Defect | null>(null);
  const defects = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section aria-labelledby="defects">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4" id="defects">
          {say('defectsOf')}
        </Title>
        <Button size="xs" variant="default" onClick={() => setIsReported(true)}>
          {say('report')}
        </Button>
      </Group>
      {found.isPending ? (
        <Loading />
      ) : found.data === undefined ? (
        <Failed problem={found.error} onRetry={() => void found.refetch()} />
      ) : defects.length === 0 ? (
        <Text size="sm" c="dimmed">
          {say('noDefects')}
        </Text>
      ) : (
        <ul className={classes['lines']} aria-label={say('defectsOf')}>
          {defects.map((defect) => (
            <Line key={defect.id} defect={defect} onSettle={() => setSettled(defect)} />
          ))}
        </ul>
      )}
      <MoreButton found={found} />
      <Dialog title={say('report')} isOpen={isReported} onClose={() => setIsReported(false)}>
        <Report desk={desk} release={name} onDone={() => setIsReported(false)} />
      </Dialog>
      <Dialog
        title={settled === null ? say('settle') : `${settled.label}. ${settled.subject}`}
        isOpen={settled !== null}
        onClose={() => setSettled(null)}
      >
        {settled !== null && <Settle defect={settled} onDone={() => setSettled(null)} />}
      </Dialog>
    </section>
  );
}

function Line({ defect, onSettle }: { defect: Defect; onSettle: () => void }): ReactNode {
  const say = useTexts(releasesTexts);
  const { label, subject, text, ticket, foundIn, createdAt, author, rejected } = defect;
  return (
    <li className={classes['line']}>
      <div className={classes['main']}>
        <Text fw={600} component="div">
          {label}. <bdi>{subject}</bdi> <State defect={defect} />
        </Text>
        <Text size="sm" c="dimmed">
          {say('foundIn', { release: foundIn })} · <When at={createdAt} />, <bdi>{author.name ?? author.id}</bdi>
          {ticket !== null && (
            <>
              {' · '}
              <LinkTo to="/tickets/$ticket" params={{ ticket }} underline="always" inherit>
                {ticket}
              </LinkTo>
            </>
          )}
        </Text>
        <Text size="sm" className="words">
          {text}
        </Text>
        {rejected !== null && (
          <Text size="sm">
            {say('notDefect')}: {rejected}
          </Text>
        )}
      </div>
      <Button size="xs" variant="default" aria-label={`${say('settle')}: ${label}`} onClick={onSettle}>
        {say('settle')}
      </Button>
    </li>
  );
}

function State({ defect: { state, mendedIn } }: { defect: Defect }): ReactNode {
  const say = useTexts(releasesTexts);
  const colours = { open: 'red', planned: 'yellow', mended: 'green', rejected: 'gray' } as const;
  const texts = { open: 'open', planned: 'plannedIn', mended: 'mendedIn', rejected: 'rejected' } as const;
  return (
    <Badge variant="light" size="sm" color={colours[state]}>
      {say(texts[state], { release: mendedIn })}
    </Badge>
  );
}

function Report({ desk, release, onDone }: { desk: string; release: string; onDone: () => void }): ReactNode {
  const say = useTexts(releasesTexts);
  const [subject, setSubject] = useState('');
  const [text, setText] = useState('');
  const [ticket, setTicket] = useState('');
  const [isTried, setIsTried] = useState(false);
  const act = useKnowledgeAct(`defect ${desk}`, (body: Schemas['NewDefect'], header) =>
    ask(api.POST('/api/v1/defects', { params: { header }, body })),
  );
  const lacks = (value: string, field: 'subject' | 'text'): string | null =>
    isTried && value.trim() === '' ? say('missing', { field: say(field) }) : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsTried(true);
    if (subject.trim() === '' || text.trim() === '' || act.isPending) return;
    const by = ticket.trim() === '' ? {} : { ticket: ticket.trim() };
    act.mutate({ desk, release, subject: subject.trim(), text, ...by }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <TextInput
          label={say('subject')}
          withAsterisk
          maxLength={300}
          value={subject}
          error={lacks(subject, 'subject')}
          onChange={({ currentTarget: { value } }) => setSubject(value)}
          data-autofocus
        />
        <Textarea
          label={say('text')}
          withAsterisk
          autosize
          minRows={3}
          maxRows={12}
          maxLength={20_000}
          value={text}
          error={lacks(text, 'text')}
          onChange={({ currentTarget: { value } }) => setText(value)}
        />
        <TextInput
          label={say('ticket')}
          description={say('ticketHint')}
          maxLength={40}
          value={ticket}
          onChange={({ currentTarget: { value } }) => setTicket(value)}
        />
        <ProblemNote problem={act.error} />
        <Button type="submit" w="fit-content" loading={act.isPending}>
          {say('send')}
        </Button>
      </Stack>
    </form>
  );
}

/** Which release mends a defect, or that it is none. */
function Settle({ defect, onDone }: { defect: Defect; onDone: () => void }): ReactNode {
  const say = useTexts(releasesTexts);
  const { id, desk, revision } = defect;
  const releases = useInfiniteQuery(releaseQueries.list(desk));
  const [mendedIn, setMendedIn] = useState(defect.mendedIn ?? '');
  const [rejected, setRejected] = useState(defect.rejected ?? '');
  const act = useKnowledgeAct(`defect ${id} ${revision}`, (body: Schemas['DefectOutcome'], header) => {
    const params = { path: { defect: id }, header: { ...header, 'If-Match': String(revision) } };
    return ask(api.PUT('/api/v1/defects/{defect}/outcome', { params, body }));
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const isNone = rejected.trim() !== '';
    const said = { mendedIn: isNone || mendedIn === '' ? null : mendedIn, rejected: isNone ? rejected : null };
    act.mutate(said, { onSuccess: onDone });
  };
  if (releases.data === undefined) return <Loading />;
  const names = releases.data.pages.flatMap(({ items }) => items.map(({ name }) => name));
  const known = mendedIn === '' || names.includes(mendedIn) ? names : [mendedIn, ...names];
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <NativeSelect
          label={say('mendedBy')}
          value={mendedIn}
          disabled={rejected.trim() !== ''}
          data={[{ value: '', label: say('noRelease') }, ...known.map((value) => ({ value, label: value }))]}
          onChange={({ currentTarget: { value } }) => setMendedIn(value)}
        />
        <Textarea
          label={say('notDefect')}
          autosize
          minRows={1}
          maxRows={6}
          maxLength={2_000}
          value={rejected}
          onChange={({ currentTarget: { value } }) => setRejected(value)}
        />
        <ProblemNote problem={act.error} />
        <Button type="submit" w="fit-content" loading={act.isPending}>
          {say('save')}
        </Button>
      </Stack>
    </form>
  );
}
