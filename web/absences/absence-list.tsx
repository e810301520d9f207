import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { absenceTexts } from '../../texts/web/absences';
import { api, ask, type Schemas } from '../api/client';
import { ProblemNote } from '../kit/problem-note';
import { useLanguage, useTexts } from '../language/language';
import { useDeskZone } from '../time/desk-zone';
import { daysIn } from '../time/format';

/** Absences, each with who stands in; those that the reader may take back with the way to do so. */
export function AbsenceList({
  desk,
  absences,
  withName,
  mayRemove,
}: {
  desk: string;
  absences: readonly Schemas['StaffAbsence'][];
  withName: boolean;
  mayRemove: (shortId: string) => boolean;
}): ReactNode {
  const say = useTexts(absenceTexts);
  const language = useLanguage();
  const zone = useDeskZone(desk) ?? 'UTC';
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: ({ id, person }: Schemas['StaffAbsence']) =>
      ask(
        api.DELETE('/api/v1/people/{shortId}/absences/{absence}', {
          params: { path: { shortId: person.shortId, absence: id }, query: { desk } },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['absences'] }),
  });
  const now = new Date().toISOString();
  return (
    <Stack gap="xs">
      <ProblemNote problem={remove.error} />
      <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
        {absences.map((absence) => {
          const { id, person, from, to, standIn, reason } = absence;
          const days = daysIn(from, to, zone, language);
          const name = person.name ?? person.shortId;
          return (
            <Paper component="li" key={id} withBorder radius="md" px="md" py="sm">
              <Group justify="space-between" gap="xs" wrap="nowrap">
                <div>
                  <Group gap="xs">
                    <Text fw={600} size="sm">
                      {withName ? <bdi>{name}</bdi> : days}
                    </Text>
                    {withName && <Text size="sm">{days}</Text>}
                    {from <= now && <Badge tt="none">{say('now')}</Badge>}
                  </Group>
                  <Text size="sm" c="dimmed">
                    {standIn === null
                      ? say('standsInNobody')
                      : say('standsIn', { name: standIn.name ?? standIn.shortId })}
                    {reason !== null && ` · ${reason}`}
                  </Text>
                </div>
                {mayRemove(person.shortId) && (
                  <Button
                    variant="default"
                    size="xs"
                    style={{ flex: 'none' }}
                    aria-label={say('removeOf', { name, days })}
                    loading={remove.isPending && remove.variables.id === id}
                    onClick={() => remove.mutate(absence)}
                  >
                    {say('remove')}
                  </Button>
                )}
              </Group>
            </Paper>
          );
        })}
      </Stack>
    </Stack>
  );
}
