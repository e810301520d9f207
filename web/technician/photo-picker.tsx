import { ActionIcon, Button, FileButton, Group, Loader, Text } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { technicianTexts } from '../../texts/web/technician';
import { newKey } from '../api/client';
import { Icon } from '../kit/icon';
import { useTexts } from '../language/language';
import { readFile } from '../outbox/device-store';
import { shrinkPhoto } from './shrink-photo';
import classes from './technician.module.css';
import type { DraftFile } from './use-device-draft';

/** Photos of a draft: taken or chosen, each made smaller and kept on the device before it is shown. */
export function PhotoPicker({
  photos,
  least,
  fault,
  onAdd,
  onRemove,
}: {
  photos: readonly DraftFile[];
  least: number;
  fault: string | null;
  onAdd: (photo: DraftFile, bytes: Blob) => Promise<void>;
  onRemove: (photo: DraftFile) => void;
}): ReactNode {
  const say = useTexts(technicianTexts);
  const [preparing, setPreparing] = useState(0);
  const add = async (files: readonly File[]): Promise<void> => {
    setPreparing((count) => count + files.length);
    // One after the other: a picture of a camera is large in memory.
    for (const file of files) {
      const { bytes, name } = await shrinkPhoto(file);
      await onAdd({ key: newKey(), name }, bytes);
      setPreparing((count) => count - 1);
    }
  };
  return (
    <fieldset className={classes['fieldset']} data-fault={fault !== null || undefined}>
      <Text component="legend" size="sm" fw={500}>
        {say('photos')}
        {least > 0 && (
          <Text component="span" size="xs" c="dimmed">
            {` · ${say('photosLeast', { count: least })}`}
          </Text>
        )}
      </Text>
      {photos.length > 0 && (
        <ul className={classes['photos']} aria-label={say('photos')} style={{ marginBlock: 8 }}>
          {photos.map((photo, index) => (
            <li key={photo.key} className={classes['photo']}>
              <Picture file={photo} label={say('photo', { number: index + 1, name: photo.name })} />
              <ActionIcon
                variant="filled"
                color="dark"
                size="md"
                aria-label={say('removePhoto', { number: index + 1 })}
                onClick={() => onRemove(photo)}
              >
                <Icon name="cross" size={16} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <Group gap="sm" mt={6}>
        <FileButton accept="image/*" capture="environment" onChange={(file) => file !== null && void add([file])}>
          {(props) => (
            <Button {...props} variant="default">
              {say('takePhoto')}
            </Button>
          )}
        </FileButton>
        <FileButton multiple onChange={(files) => void add(files)}>
          {(props) => (
            <Button {...props} variant="subtle" color="gray">
              {say('choosePhoto')}
            </Button>
          )}
        </FileButton>
        <Group gap={6} role="status">
          {preparing > 0 && (
            <>
              <Loader size={14} aria-hidden />
              <Text size="sm">{say('preparing')}</Text>
            </>
          )}
        </Group>
      </Group>
      {fault !== null && (
        <Text size="xs" c="var(--mantine-color-error)" role="alert" mt={4}>
          {fault}
        </Text>
      )}
    </fieldset>
  );
}

/** A picture that lies on the device; what is no picture shows its name. */
export function Picture({ file, label }: { file: DraftFile; label: string }): ReactNode {
  const [source, setSource] = useState<string | null>(null);
  useEffect(() => {
    let isGone = false;
    let url: string | null = null;
    const show = (bytes: Blob | undefined): void => {
      if (isGone || bytes === undefined || !bytes.type.startsWith('image/')) return;
      url = URL.createObjectURL(bytes);
      setSource(url);
    };
    readFile(file.key).then(show, () => undefined);
    return () => {
      isGone = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [file.key]);
  if (source === null) return <Text size="xs">{label}</Text>;
  return <img src={source} alt={label} />;
}
