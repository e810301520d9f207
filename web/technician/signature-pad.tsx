import { Button, Group, Text } from '@mantine/core';
import { useEffect, useRef, type PointerEvent, type ReactNode } from 'react';
import { technicianTexts } from '../../texts/web/technician';
import { useTexts } from '../language/language';
import { readFile } from '../outbox/device-store';
import classes from './technician.module.css';
import type { DraftFile } from './use-device-draft';

const ink = '#101820';
const paper = '#ffffff';

/**
 * Where the client signs on the glass. What is signed is kept with every stroke; whoever cannot sign has another way beside it.
 *
 * @param signature what was signed before, as it lies on the device
 * @param onSign takes the picture after a stroke
 */
export function SignaturePad({
  signature,
  isFaulty,
  onSign,
  onErase,
}: {
  signature: DraftFile | null;
  isFaulty: boolean;
  onSign: (picture: Blob) => void;
  onErase: () => void;
}): ReactNode {
  const say = useTexts(technicianTexts);
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = useRef(false);
  const shown = useRef(signature);

  useEffect(() => {
    const pad = canvas.current;
    if (pad === null) return;
    blank(pad);
    const before = shown.current;
    if (before === null) return;
    const draw = async (): Promise<void> => {
      const bytes = await readFile(before.key);
      if (bytes === undefined) return;
      const picture = await createImageBitmap(bytes);
      pad.getContext('2d')?.drawImage(picture, 0, 0, pad.width, pad.height);
    };
    void draw().catch(() => undefined);
  }, []);

  const place = (event: PointerEvent<HTMLCanvasElement>): readonly [number, number] => {
    const pad = event.currentTarget;
    const { left, top, width, height } = pad.getBoundingClientRect();
    return [((event.clientX - left) / width) * pad.width, ((event.clientY - top) / height) * pad.height];
  };
  const begin = (event: PointerEvent<HTMLCanvasElement>): void => {
    const lines = event.currentTarget.getContext('2d');
    if (lines === null || !event.isPrimary) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = true;
    const [x, y] = place(event);
    lines.strokeStyle = ink;
    lines.lineWidth = event.currentTarget.width / 180;
    lines.lineCap = 'round';
    lines.lineJoin = 'round';
    lines.beginPath();
    lines.moveTo(x, y);
    // A dot is a stroke as well.
    lines.lineTo(x + 0.1, y);
    lines.stroke();
  };
  const move = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (!drawing.current) return;
    const lines = event.currentTarget.getContext('2d');
    lines?.lineTo(...place(event));
    lines?.stroke();
  };
  const end = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (!drawing.current) return;
    drawing.current = false;
    event.currentTarget.toBlob((picture) => picture !== null && onSign(picture), 'image/png');
  };
  const erase = (): void => {
    if (canvas.current !== null) blank(canvas.current);
    onErase();
  };
  return (
    <div>
      <Group justify="space-between" gap="xs" mb={4}>
        <Text size="sm" fw={500}>
          {say('signature')}
        </Text>
        <Text size="xs" c="dimmed" role="status">
          {say(signature === null ? 'signatureHint' : 'signatureThere')}
        </Text>
      </Group>
      <canvas
        ref={canvas}
        className={classes['pad']}
        width={1_080}
        height={540}
        role="img"
        aria-label={say(signature === null ? 'signatureHint' : 'signatureThere')}
        data-fault={isFaulty || undefined}
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      />
      {signature !== null && (
        <Button variant="subtle" color="gray" size="compact-sm" mt={4} onClick={erase}>
          {say('signAgain')}
        </Button>
      )}
    </div>
  );
}

function blank(pad: HTMLCanvasElement): void {
  const sheet = pad.getContext('2d');
  if (sheet === null) return;
  sheet.fillStyle = paper;
  sheet.fillRect(0, 0, pad.width, pad.height);
}
