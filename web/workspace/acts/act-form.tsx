import { Alert, Button, Group, List, Paper, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { actTitles, fieldTexts, panelTexts } from '../../../texts/web/acts';
import { ticketTexts } from '../../../texts/web/tickets';
import { ApiProblem } from '../../api/problem';
import type { HeldCommand } from '../../commands/held-commands';
import type { Ticket } from '../../commands/use-give';
import { Icon } from '../../kit/icon';
import { ProblemNote } from '../../kit/problem-note';
import { useTexts } from '../../language/language';
import { ActFieldInput } from './act-field';
import type { Act, ActContext, ActField } from './act-types';
import { useActForm } from './use-act-form';

/** Everything that one act asks, and the way to give it: by the button, or by Ctrl+Enter from wherever one writes. */
export function ActForm({
  act,
  context,
  zone,
  focus,
  onDone,
  onCancel,
  onWriting,
}: {
  act: Act;
  context: ActContext;
  zone: string;
  /** Changes when the form was asked for: its first field is gone to then. */
  focus: number;
  onDone: () => void;
  /** Left out: the form stays. */
  onCancel?: (() => void) | undefined;
  onWriting: () => void;
}): ReactNode {
  const titles = useTexts(actTitles);
  const say = useTexts(panelTexts);
  const required = useTexts(fieldTexts);
  const form = useActForm(act, context, zone, onDone);
  const frame = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (focus > 0) frame.current?.querySelector<HTMLElement>('textarea, input, select, [type=submit]')?.focus();
  }, [focus, act.type]);
  const { missing } = form;
  useEffect(() => {
    if (missing.size > 0) frame.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [missing]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented && event.target instanceof HTMLElement) event.target.blur();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.send();
    }
  };
  const warning = context.ticket.warns[act.type];
  const faults = form.problem instanceof ApiProblem ? form.problem.faultsByField : new Map<string, string>();
  const faultOf = ({ name, label }: ActField): string | null =>
    missing.has(name) ? required(label) : (faults.get(name) ?? null);
  if (form.held !== undefined) return <Held held={form.held} onStop={form.stop} />;
  const isMoved = form.movedFrom !== null;
  return (
    <form
      ref={frame}
      noValidate
      aria-label={titles(act.type)}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        form.send();
      }}
    >
      <Stack gap="xs">
        {warning !== undefined && (
          <Alert color="yellow" variant="light" icon={<Icon name="warning" />} p="xs">
            <Text size="sm">{warning.text}</Text>
          </Alert>
        )}
        {form.fields.length === 0 && <Text size="sm">{say('noFields')}</Text>}
        {form.fields.map((field) => (
          <ActFieldInput
            key={field.name}
            field={field}
            type={act.type}
            values={form.values}
            context={context}
            uploads={form.uploads}
            zone={zone}
            fault={faultOf(field)}
            onChange={(value) => {
              form.set(field.name, value);
              onWriting();
            }}
          />
        ))}
        {isMoved ? (
          <Moved from={form.movedFrom ?? context.ticket} to={context.ticket} />
        ) : (
          <ProblemNote problem={form.problem} shown={form.fields.map(({ name }) => name)} />
        )}
        <Group justify="space-between" gap="xs">
          <Text size="xs" c="dimmed" visibleFrom="sm">
            {form.uploads.isBusy ? say('waitFiles') : say('sendHint')}
          </Text>
          <Group gap="xs" ml="auto">
            {onCancel !== undefined && (
              <Button variant="default" size="xs" onClick={onCancel}>
                {say('cancel')}
              </Button>
            )}
            <Button type="submit" size="xs" loading={form.isBusy} disabled={form.uploads.isBusy}>
              {act.fields.some(({ kind }) => kind === 'words') ? say('send') : say('give')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}

/** What goes out in a moment, and the way to stop it. */
function Held({ held, onStop }: { held: HeldCommand; onStop: () => void }): ReactNode {
  const titles = useTexts(actTitles);
  const say = useTexts(panelTexts);
  const [now, setNow] = useState(() => Date.now());
  const stop = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    // Whoever has just pressed for sending finds the way back under the same finger.
    stop.current?.focus();
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.ceil((held.at - now) / 1_000));
  const text = 'text' in held.command ? held.command.text : undefined;
  return (
    <Paper withBorder p="sm" radius="md" bg="light-dark(var(--mantine-color-brand-0), #1d2f42)">
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Stack gap={2} miw={0}>
          <Text size="sm" fw={600} role="status">
            {titles(held.command.type)} · {held.state === 'sending' ? say('sending') : say('held', { seconds })}
          </Text>
          {text !== undefined && (
            <Text size="sm" lineClamp={2}>
              {text}
            </Text>
          )}
          <Text size="xs" c="dimmed">
            {say('heldHint')}
          </Text>
        </Stack>
        {held.state === 'held' && (
          <Button ref={stop} size="xs" variant="default" onClick={onStop}>
            {say('stop')}
          </Button>
        )}
      </Group>
    </Paper>
  );
}

/** What somebody else has changed since the form was opened. */
function Moved({ from, to }: { from: Ticket; to: Ticket }): ReactNode {
  const say = useTexts(panelTexts);
  const facts = useTexts(ticketTexts);
  const read = (ticket: Ticket): readonly (readonly [string, string])[] => [
    [facts('assignee'), ticket.assignee?.name ?? facts('nobody')],
    [facts('status'), ticket.status.title],
    [facts('topic'), ticket.titles.topic],
    [facts('category'), ticket.titles.category ?? ''],
    [facts('priority'), ticket.titles.priority],
    [facts('level'), ticket.titles.level ?? ''],
  ];
  const now = new Map(read(to));
  const changes = read(from).filter(([what, was]) => now.get(what) !== was);
  return (
    <Alert color="yellow" variant="light" role="alert" title={say('moved')}>
      {changes.length === 0 ? (
        <Text size="sm">{say('movedOther')}</Text>
      ) : (
        <List size="sm">
          {changes.map(([what, was]) => (
            <List.Item key={what}>{say('movedWhat', { what, was, now: now.get(what) ?? '' })}</List.Item>
          ))}
        </List>
      )}
      <Text size="sm">{say('movedHint')}</Text>
    </Alert>
  );
}
