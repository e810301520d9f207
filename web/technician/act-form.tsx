import { Alert, Button, Checkbox, Group, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useMemo, useState, type FormEvent, type ReactNode } from 'react';
import { technicianTexts } from '../../texts/web/technician';
import { newKey, type Schemas } from '../api/client';
import { FormFields } from '../forms/form-fields';
import { useFocusOnFault } from '../forms/faults';
import { Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { write } from '../outbox/outbox';
import { useMe } from '../session/me';
import {
  emptyAct,
  faultsOfAct,
  fieldsOf,
  inVan,
  isDone,
  needsOf,
  sayAct,
  type ActDraft,
  type ActFault,
} from './act-draft';
import { PhotoPicker } from './photo-picker';
import { SignaturePad } from './signature-pad';
import classes from './technician.module.css';
import { draftPlace, useDeviceDraft } from './use-device-draft';

const noFaults: ReadonlyMap<string, ActFault> = new Map();

/** The work act: filled in on the spot, kept on the device with every change, and saved there before anything is sent. */
export function ActForm({ visit, onClose }: { visit: Schemas['Visit']; onClose: () => void }): ReactNode {
  const say = useTexts(technicianTexts);
  const { id: person } = useMe();
  const place = draftPlace(person, 'act', visit.number);
  const { value: draft, change, isLost } = useDeviceDraft<ActDraft>(place, emptyAct);
  const [isTried, setIsTried] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [isUnkept, setIsUnkept] = useState(false);
  const form = visit.actForm;
  const faults = useMemo(() => {
    const found = draft === undefined || !isTried ? noFaults : faultsOfAct(draft, form);
    const line = needsOf(draft?.needs ?? '');
    const values = { count: form?.photos ?? 0, line: typeof line === 'string' ? line : '' };
    return new Map([...found].map(([field, text]) => [field, say(text, values)]));
  }, [draft, isTried, form, say]);
  // Where the eye goes after a try alone: not with every letter typed.
  const [shownFaults, setShownFaults] = useState<ReadonlyMap<string, string>>(new Map());
  const element = useFocusOnFault(shownFaults);
  if (draft === undefined) return <Loading />;

  const set = (part: Partial<ActDraft>): void => void change((value) => ({ ...value, ...part }));
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setIsTried(true);
    const found = faultsOfAct(draft, form);
    setShownFaults(new Map(found));
    if (found.size > 0 || isBusy) return;
    setIsBusy(true);
    try {
      await write(person, { visit: visit.number, desk: visit.desk, ...sayAct(draft, visit), draft: place });
      onClose();
    } catch {
      setIsUnkept(true);
    } finally {
      setIsBusy(false);
    }
  };
  const sign = (picture: Blob): void => {
    const signature = { key: newKey(), name: `${say('signatureFile')}.png` };
    const removed = draft.signature === null ? [] : [draft.signature.key];
    void change((value) => ({ ...value, signature, isUnsigned: false }), {
      added: new Map([[signature.key, picture]]),
      removed,
    });
  };
  const erase = (): void => {
    if (draft.signature === null) return;
    void change((value) => ({ ...value, signature: null }), { removed: [draft.signature.key] });
  };
  return (
    <form ref={element} onSubmit={(event) => void save(event)} noValidate aria-label={say('actTitle')}>
      <Stack gap="lg">
        <Title order={2} size="h4">
          {say('actTitle')}
        </Title>
        <FormFields
          fields={fieldsOf(form)}
          values={draft.values}
          faults={faults}
          onChange={(code, value) =>
            void change((before) => {
              const { [code]: _old, ...others } = before.values;
              return { ...before, values: value === undefined ? others : { ...others, [code]: value } };
            })
          }
        />
        <Used visit={visit} draft={draft} set={set} />
        {!isDone(draft) && (
          <div data-fault={faults.has('needs') || undefined}>
            <Textarea
              label={say('needs')}
              description={say('needsHint')}
              autosize
              minRows={2}
              value={draft.needs}
              error={faults.get('needs')}
              onChange={(event) => set({ needs: event.currentTarget.value })}
            />
          </div>
        )}
        <PhotoPicker
          photos={draft.photos}
          least={isDone(draft) ? (form?.photos ?? 0) : 0}
          fault={faults.get('photos') ?? null}
          onAdd={(photo, bytes) =>
            change((value) => ({ ...value, photos: [...value.photos, photo] }), {
              added: new Map([[photo.key, bytes]]),
            })
          }
          onRemove={(photo) =>
            void change((value) => ({ ...value, photos: value.photos.filter(({ key }) => key !== photo.key) }), {
              removed: [photo.key],
            })
          }
        />
        {isDone(draft) && (
          <Stack component="section" gap="sm" aria-label={say('confirmation')}>
            <Title order={3} size="h5">
              {say('confirmation')}
            </Title>
            <div data-fault={faults.has('confirmedBy') || undefined}>
              <TextInput
                label={say('confirmedBy')}
                description={say('confirmedByHint')}
                withAsterisk={form?.confirmation === 'required'}
                maxLength={300}
                value={draft.confirmedBy}
                error={faults.get('confirmedBy')}
                onChange={(event) => set({ confirmedBy: event.currentTarget.value })}
              />
            </div>
            {!draft.isUnsigned && (
              <SignaturePad
                signature={draft.signature}
                isFaulty={faults.has('signature')}
                onSign={sign}
                onErase={erase}
              />
            )}
            <div data-fault={faults.has('signature') || undefined}>
              <Checkbox
                label={say('withoutSignature')}
                checked={draft.isUnsigned}
                error={faults.get('signature')}
                onChange={(event) => {
                  const isUnsigned = event.currentTarget.checked;
                  if (isUnsigned) erase();
                  set({ isUnsigned });
                }}
              />
            </div>
          </Stack>
        )}
        {(isLost || isUnkept) && (
          <Alert color="red" variant="light" role="alert">
            {say('notKept')}
          </Alert>
        )}
        <div className={classes['bar']}>
          <Button type="submit" size="md" loading={isBusy} fullWidth>
            {say('save')}
          </Button>
          <Group justify="space-between" gap="xs">
            <Text size="xs" c="dimmed">
              {say('keptHere')}
            </Text>
            <Button variant="subtle" color="gray" size="compact-sm" onClick={onClose}>
              {say('cancel')}
            </Button>
          </Group>
        </div>
      </Stack>
    </form>
  );
}

/** How much of what lies in the van for this visit was built in. */
function Used({
  visit,
  draft,
  set,
}: {
  visit: Schemas['Visit'];
  draft: ActDraft;
  set: (part: Partial<ActDraft>) => void;
}): ReactNode {
  const say = useTexts(technicianTexts);
  const spares = inVan(visit);
  if (spares.length === 0) return null;
  return (
    <fieldset className={classes['fieldset']}>
      <Text component="legend" size="sm" fw={500}>
        {say('used')}
      </Text>
      <Stack gap="xs" mt={6}>
        {spares.map(({ part, quantity }) => (
          <TextInput
            key={part}
            label={say('usedOf', { part, quantity })}
            inputMode="numeric"
            maxLength={5}
            w={200}
            value={draft.used[part] ?? ''}
            onChange={(event) =>
              set({ used: { ...draft.used, [part]: event.currentTarget.value.replaceAll(/\D/g, '') } })
            }
          />
        ))}
      </Stack>
    </fieldset>
  );
}
