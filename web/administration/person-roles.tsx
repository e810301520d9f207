import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { administrationTexts, peopleTexts } from '../../texts/web/administration';
import { shellTexts } from '../../texts/web/shell';
import { api, ask, type Schemas } from '../api/client';
import { Dialog } from '../kit/dialog';
import { Icon } from '../kit/icon';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import classes from './administration.module.css';
import { useServices } from './desk';
import { faultsByName, shownFaults } from './faults';
import { Part } from './part';
import { Submit } from './person-form';
import type { Holds } from './leave';
import type { PersonWithWork } from './person';
import { RoleBadge, useRoleText, type Role } from './person-role';
import { plainRole, RoleFields, roleToGive, ServiceChoice } from './role-fields';
import { useAct } from './use-act';

/** The roles of somebody at the desk: given, taken, narrowed to services. @param onEnded hears what was given back */
export function PersonRoles({
  person,
  desk,
  onEnded,
}: {
  person: PersonWithWork;
  desk: string;
  onEnded: (givenBack: Holds) => void;
}): ReactNode {
  const say = useTexts(peopleTexts);
  const services = useServices(desk);
  const [isOpen, { open, close }] = useDisclosure(false);
  const titles = new Map(services.map(({ code, title }) => [code, title]));
  const give = (
    <Button variant="default" size="xs" leftSection={<Icon name="plus" size={14} />} onClick={open}>
      {say('giveRole')}
    </Button>
  );
  return (
    <Part title={say('roles')} aside={give}>
      {person.roles.length === 0 ? (
        <Text size="sm" c="dimmed">
          {say('noRoles')}
        </Text>
      ) : (
        <ul className={classes['lines']}>
          {person.roles.map((role) => (
            <li key={role.id} className={classes['line']}>
              <div className={classes['who']}>
                <RoleBadge role={role} services={titles} />
              </div>
              {role.role === 'specialist' && role.active && services.length > 0 && (
                <Services person={person} role={role} desk={desk} />
              )}
              <EndRole person={person} role={role} desk={desk} onEnded={onEnded} />
            </li>
          ))}
        </ul>
      )}
      <Dialog title={say('giveRole')} isOpen={isOpen} onClose={close}>
        <GiveRole person={person} desk={desk} onDone={close} />
      </Dialog>
    </Part>
  );
}

function GiveRole({ person, desk, onDone }: { person: PersonWithWork; desk: string; onDone: () => void }): ReactNode {
  const say = useTexts(peopleTexts);
  const [asked, setAsked] = useState(plainRole);
  const give = useAct(`roles of ${person.id}`, (role: Schemas['NewRole'], key) =>
    ask(
      api.POST('/api/v1/people/{shortId}/memberships', {
        params: { path: { shortId: person.shortId }, header: { 'Idempotency-Key': key } },
        body: { desk, ...role },
      }),
    ),
  );
  const faults = faultsByName(give.error);
  return (
    <form
      aria-label={say('giveRole')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        give.mutate(roleToGive(asked), { onSuccess: onDone });
      }}
    >
      <Stack gap="sm">
        <RoleFields desk={desk} asked={asked} faults={faults} onChange={setAsked} />
        <ProblemNote problem={give.error} shown={shownFaults(give.error)} />
        <Submit isBusy={give.isPending} />
      </Stack>
    </form>
  );
}

function EndRole({
  person,
  role,
  desk,
  onEnded,
}: {
  person: PersonWithWork;
  role: Role;
  desk: string;
  onEnded: (givenBack: Holds) => void;
}): ReactNode {
  const say = useTexts(peopleTexts);
  const shell = useTexts(shellTexts);
  const text = useRoleText();
  const [isOpen, { open, close }] = useDisclosure(false);
  const end = useAct(`role ${role.id}`, (_: null) =>
    ask(
      api.DELETE('/api/v1/people/{shortId}/memberships/{membership}', {
        params: { path: { shortId: person.shortId, membership: role.id }, query: { desk } },
      }),
    ),
  );
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={say('endRoleOf', { role: text(role) })}
        title={say('endRole')}
        onClick={open}
      >
        <Icon name="cross" size={16} />
      </ActionIcon>
      <Dialog title={say('endRoleOf', { role: text(role) })} isOpen={isOpen} onClose={close}>
        <Stack gap="md">
          <Text size="sm">{say('endRoleHint')}</Text>
          <ProblemNote problem={end.error} />
          <Group justify="end">
            <Button variant="default" onClick={close}>
              {shell('cancel')}
            </Button>
            <Button color="red" loading={end.isPending} onClick={() => end.mutate(null, { onSuccess: onEnded })}>
              {say('endRole')}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </>
  );
}

function Services({ person, role, desk }: { person: PersonWithWork; role: Role; desk: string }): ReactNode {
  const say = useTexts(peopleTexts);
  const general = useTexts(administrationTexts);
  const services = useServices(desk);
  const [isOpen, { open, close }] = useDisclosure(false);
  const [chosen, setChosen] = useState<readonly string[]>(role.services);
  const set = useAct(`services of ${person.id}`, (wanted: readonly string[]) =>
    ask(
      api.PATCH('/api/v1/people/{shortId}', {
        params: { path: { shortId: person.shortId } },
        body: { desk, services: [...wanted] },
      }),
    ),
  );
  const start = (): void => {
    setChosen(role.services);
    open();
  };
  return (
    <>
      <Button variant="subtle" size="compact-sm" onClick={start} aria-label={say('setServices')}>
        {general('change')}
      </Button>
      <Dialog title={say('setServices')} isOpen={isOpen} onClose={close}>
        <Stack gap="md">
          <ServiceChoice services={services} chosen={chosen} onChange={setChosen} />
          <ProblemNote problem={set.error} />
          <Group justify="end">
            <Button loading={set.isPending} onClick={() => set.mutate(chosen, { onSuccess: close })}>
              {general('save')}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </>
  );
}
