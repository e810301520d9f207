import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { technicianTexts } from '../../texts/web/technician';
import { useTexts } from '../language/language';
import { write } from '../outbox/outbox';
import { offered } from '../outbox/rules';
import { useLettersOf } from '../outbox/use-outbox';
import { useMe } from '../session/me';
import type { Visit } from './my-visits';
import classes from './technician.module.css';

/** The next steps of the trip, as what waits on the device will have left it. */
export function TripActs({ visit, onForm }: { visit: Visit; onForm: (form: 'act' | 'no-show') => void }): ReactNode {
  const say = useTexts(technicianTexts);
  const { id: person } = useMe();
  const waiting = useLettersOf(visit.number).map(({ command }) => command.type);
  const [isUnkept, setIsUnkept] = useState(false);
  const can = offered(visit.can, waiting);
  const tell = async (type: 'depart' | 'start'): Promise<void> => {
    try {
      await write(person, { visit: visit.number, desk: visit.desk, command: { type } });
      setIsUnkept(false);
    } catch {
      setIsUnkept(true);
    }
  };
  const isAnything = can.depart || can.start || can.act || can.noShow;
  if (visit.ended !== null && !isAnything) return null;
  return (
    <Stack component="section" gap="sm" aria-label={say('acts')}>
      <div className={classes['bar']}>
        {can.depart && (
          <Button size="lg" fullWidth onClick={() => void tell('depart')}>
            {say('depart')}
          </Button>
        )}
        {can.start && (
          <Button size="lg" fullWidth variant={can.depart ? 'default' : 'filled'} onClick={() => void tell('start')}>
            {say('start')}
          </Button>
        )}
        {can.act && (
          <Button size="lg" fullWidth onClick={() => onForm('act')}>
            {say('act')}
          </Button>
        )}
        {can.noShow && (
          <Group justify="center">
            <Button variant="subtle" color="gray" onClick={() => onForm('no-show')}>
              {say('noShow')}
            </Button>
          </Group>
        )}
      </div>
      {!isAnything && waiting.length === 0 && (
        <Text size="sm" c="dimmed">
          {say('nothing')}
        </Text>
      )}
      {isUnkept && (
        <Alert color="red" variant="light" role="alert">
          {say('notKept')}
        </Alert>
      )}
    </Stack>
  );
}
