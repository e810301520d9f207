import { Alert, Button, Divider, Group, Paper, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, type FormEvent, type ReactNode } from 'react';
import { fileTexts } from '../../texts/web/files';
import { filingTexts, formTexts } from '../../texts/web/forms';
import type { Schemas } from '../api/client';
import { ApiProblem } from '../api/problem';
import { queries } from '../api/queries';
import { FileTray } from '../files/file-tray';
import { useUploads } from '../files/use-uploads';
import { filledIn, missing, type Form } from '../forms/asked';
import { faultsOf, faultsUnder, useFocusOnFault } from '../forms/faults';
import { FormChanged } from '../forms/form-changed';
import { FormFields } from '../forms/form-fields';
import { useFileTicket, type Filing } from '../forms/use-file-ticket';
import { useFormDraft } from '../forms/use-form-draft';
import { ProblemNote } from '../kit/problem-note';
import { useLanguage, useTexts } from '../language/language';
import type { FilingDraft } from './filing-words';
import { filedFor, isNamed, OnBehalf } from './on-behalf';
import { Particulars } from './particulars';
import { ShareWith } from './acts/share-with';
import { Suggestions } from './suggestions';

const none: ReadonlyMap<string, string> = new Map();

/**
 * The form of a request, and what is said beside it. Nothing typed is lost: the words are kept whatever type is chosen, the fields by
 * type, and a refusal leaves all where it is.
 *
 * @param form of the type that was chosen; null: none
 */
export function FilingForm({
  desk,
  form,
  words: { now: words, change, done: wordsDone },
  onFiled,
  onSolved,
}: {
  desk: Schemas['Desk'];
  form: Form | null;
  words: FilingDraft;
  onFiled: (ticket: Schemas['Ticket']) => void;
  /** An article has answered it: there is no ticket. */
  onSolved: () => void;
}): ReactNode {
  const say = useTexts(filingTexts);
  const ask = useTexts(formTexts);
  const files = useTexts(fileTexts);
  const language = useLanguage();
  const client = useQueryClient();
  const draft = useFormDraft(`new ${desk.code} ${form?.requestType ?? ''}`, form);
  const uploads = useUploads(desk.code, `new ${desk.code}`);
  const filing = useFileTicket();
  const [lacking, setLacking] = useState(none);
  const fields = form?.fields ?? [];
  const isForOther = desk.role !== 'client';
  const faults = useMemo(() => (lacking.size > 0 ? lacking : faultsOf(filing.error)), [lacking, filing.error]);
  const around = useFocusOnFault(faults);

  /** What is plainly missing is said at once; all else the API judges. */
  const lacks = (): ReadonlyMap<string, string> => {
    const told = (field: string): string => ask('missing', { field });
    return new Map([
      ...(isForOther && !isNamed(words.behalf) ? [['onBehalfOf', told(say('onBehalfOf'))] as const] : []),
      ...missing(fields, draft.values).map(({ code, title }) => [`fields/${code}`, told(title[language])] as const),
      ...(words.subject.trim() === '' ? [['subject', told(say('subject'))] as const] : []),
      ...(words.text.trim() === '' ? [['text', told(say('text'))] as const] : []),
    ]);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (filing.isPending || uploads.isBusy) return;
    const found = lacks();
    setLacking(found);
    if (found.size > 0) return;
    // Also when the page was left meanwhile: what was filed is no draft.
    filing.mutateAsync(toSend()).then(
      (ticket) => {
        onFiled(ticket);
        clear();
      },
      (problem: unknown) => {
        // The draft then says what became of the form.
        if (problem instanceof ApiProblem && problem.code === 'form-changed')
          void client.invalidateQueries({ queryKey: queries.forms(desk.code).queryKey });
      },
    );
  };
  const toSend = (): Filing => ({
    desk: desk.code,
    ...(isForOther ? filedFor(words.behalf) : {}),
    subject: words.subject.trim(),
    text: words.text.trim(),
    ...(form === null
      ? {}
      : { requestType: form.requestType ?? '', fields: filledIn(fields, draft.values), form: form.digest }),
    ...(words.topic === null || form?.topic ? {} : { topic: words.topic }),
    ...(words.category === null || form?.category ? {} : { category: words.category }),
    ...(words.vehicles.trim() === '' ? {} : { vehicles: Number(words.vehicles) }),
    ...(words.share.length === 0 ? {} : { shareWith: [...words.share] }),
    ...(uploads.ids.length === 0 ? {} : { attachments: [...uploads.ids] }),
  });
  const clear = (): void => {
    wordsDone();
    draft.done();
    uploads.clear();
    filing.reset();
    setLacking(none);
  };
  const fault = (place: string): { readonly error: string | null } => ({ error: faults.get(place) ?? null });
  const shown = [...faults.keys()].map((place) => place.split('/').at(-1) ?? '').filter((place) => place !== 'form');
  const isChanged = filing.error instanceof ApiProblem && filing.error.code === 'form-changed';
  return (
    <form ref={around} onSubmit={submit} noValidate aria-label={say('title')}>
      <Stack gap="lg">
        {draft.change !== null && (
          <FormChanged
            change={draft.change}
            onSeen={() => {
              draft.seen();
              if (isChanged) filing.reset();
            }}
          />
        )}
        <Paper withBorder radius="lg" p={{ base: 'md', sm: 'lg' }}>
          <Stack gap="md">
            {isForOther && (
              <OnBehalf
                desk={desk}
                behalf={words.behalf}
                faults={faults}
                onChange={(behalf) => change({ behalf, share: [] })}
              />
            )}
            <div data-fault={faults.has('subject') || undefined}>
              <TextInput
                label={say('subject')}
                description={say('subjectHint')}
                withAsterisk
                maxLength={300}
                value={words.subject}
                onChange={(event) => change({ subject: event.currentTarget.value })}
                {...fault('subject')}
              />
            </div>
            <Suggestions
              desk={desk.code}
              text={`${words.subject}\n${words.text}`}
              topic={form?.topic ?? words.topic}
              onSolved={() => {
                onSolved();
                clear();
              }}
            />
            <Particulars desk={desk} form={form} words={words} faults={faults} onChange={change} />
            {fields.length > 0 && (
              <FormFields
                fields={fields}
                values={draft.values}
                faults={faultsUnder('fields', faults)}
                onChange={draft.set}
              />
            )}
            <FileTray uploads={uploads} hint>
              <div data-fault={faults.has('text') || undefined}>
                <Textarea
                  label={say('text')}
                  description={say('textHint')}
                  withAsterisk
                  autosize
                  minRows={5}
                  maxRows={20}
                  value={words.text}
                  onChange={(event) => change({ text: event.currentTarget.value })}
                  {...fault('text')}
                />
              </div>
            </FileTray>
            <Divider />
            <ShareWith
              desk={desk.code}
              company={isForOther ? words.behalf.client : undefined}
              value={words.share}
              fault={faults.get('shareWith') ?? null}
              onChange={(share) => change({ share })}
            />
          </Stack>
        </Paper>
        {!isChanged && lacking.size === 0 && <ProblemNote problem={filing.error} shown={shown} />}
        {isChanged && draft.change === null && <Alert color="orange" title={ask('changedTitle')} role="alert" />}
        <Group justify="space-between" gap="sm">
          <Group gap="sm">
            <Button type="submit" size="md" loading={filing.isPending} disabled={uploads.isBusy}>
              {say('send')}
            </Button>
            <Button variant="subtle" color="gray" onClick={clear}>
              {say('drop')}
            </Button>
          </Group>
          <Text size="xs" c="dimmed" role="status">
            {uploads.isBusy ? files('wait') : say('kept')}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}
