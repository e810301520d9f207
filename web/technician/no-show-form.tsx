import { Alert, Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { technicianTexts } from '../../texts/web/technician';
import type { Schemas } from '../api/client';
import { Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { write } from '../outbox/outbox';
import { useMe } from '../session/me';
import { PhotoPicker } from './photo-picker';
import { emptyNoShow, type NoShowDraft } from './no-show-draft';
import { draftPlace, useDeviceDraft } from './use-device-draft';

/** There was nothing to work on: what was found there, with photos. */
export function NoShowForm({ visit, onClose }: { visit: Schemas['Visit']; onClose: () => void }): ReactNode {
  const say = useTexts(technicianTexts);
  const { id: person } = useMe();
  const place = draftPlace(person, 'no-show', visit.number);
  const { value: draft, change, isLost } = useDeviceDraft<NoShowDraft>(place, emptyNoShow);
  const [isTried, setIsTried] = useState(false);
  const [isUnkept, setIsUnkept] = useState(false);
  if (draft === undefined) return <Loading />;
  const proof = draft.proof.trim();
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setIsTried(true);
    if (proof === '') return;
    const files = draft.photos.map((photo) => ({ ...photo, isSignature: false }));
    try {
      const command = { type: 'no-show', proof } as const;
      await write(person, { visit: visit.number, desk: visit.desk, command, files, draft: place });
      onClose();
    } catch {
      setIsUnkept(true);
    }
  };
  return (
    <form onSubmit={(event) => void save(event)} noValidate aria-label={say('noShow')}>
      <Stack gap="md">
        <Title order={2} size="h4">
          {say('noShow')}
        </Title>
        <Text size="sm">{say('noShowHint', { minutes: visit.attempts.waitMinutes ?? 0 })}</Text>
        <Textarea
          label={say('proof')}
          description={say('proofHint')}
          withAsterisk
          autosize
          minRows={3}
          value={draft.proof}
          error={isTried && proof === '' ? say('faultProof') : undefined}
          onChange={(event) => {
            const typed = event.currentTarget.value;
            void change((value) => ({ ...value, proof: typed }));
          }}
        />
        <PhotoPicker
          photos={draft.photos}
          least={0}
          fault={null}
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
        {(isLost || isUnkept) && (
          <Alert color="red" variant="light" role="alert">
            {say('notKept')}
          </Alert>
        )}
        <Button type="submit" color="orange" size="md" fullWidth>
          {say('noShowSend')}
        </Button>
        <Group justify="space-between" gap="xs">
          <Text size="xs" c="dimmed">
            {say('keptHere')}
          </Text>
          <Button variant="subtle" color="gray" size="compact-sm" onClick={onClose}>
            {say('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
