import { Button, Divider, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { sessionTexts } from '../../texts/web/session';
import { queries } from '../api/queries';
import { useTexts } from '../language/language';

/** Where people sign in beside here; nothing where there is no such place. */
export function OtherWays({ next }: { next: string | undefined }): ReactNode {
  const say = useTexts(sessionTexts);
  const { data } = useQuery(queries.signInWays());
  const oidc = data?.oidc ?? null;
  if (oidc === null) return null;
  const query = next === undefined ? '' : `?${new URLSearchParams({ next }).toString()}`;
  return (
    <Stack gap="md">
      <Divider label={say('or')} labelPosition="center" />
      <Button component="a" href={`${oidc.address}${query}`} variant="default" fullWidth>
        {say('elsewhere', { name: oidc.name })}
      </Button>
    </Stack>
  );
}
