import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { actTitles, fieldTexts, panelTexts } from '../../../texts/web/acts';
import { formTexts } from '../../../texts/web/forms';
import { ticketTexts } from '../../../texts/web/tickets';
import { ApiProblem } from '../../api/problem';
import type { Ticket } from '../../commands/use-give';
import { Icon } from '../../kit/icon';
import { ProblemNote } from '../../kit/problem-note';
import { useTexts } from '../../language/language';
import { ActFieldInput } from './act-field';
import type { Act, ActContext, ActField } from './act-types';
import { useTellLost } from './held-card';
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
  const fields = useTexts(fieldTexts);
  const forms = useTexts(formTexts);
  const tellLost = useTellLost(context.ticket.tid);
  const form = useActForm(act, context, zone, onDone, tellLost);
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
    missing.has(name) ? forms('missing', { field: fields(label) }) : (faults.get(name) ?? null);
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
            <Button type="submit" size="xs" loading={form.isBusy} disabled={form.uploads.isBusy || form.isHeld}>
              {act.fields.some(({ kind }) => kind === 'words') ? say('send') : say('give')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
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
