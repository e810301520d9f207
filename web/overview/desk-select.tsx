import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { overviewTexts } from '../../texts/web/overview';
import { queries } from '../api/queries';
import { useTexts } from '../language/language';
import { useDesk } from './use-desk';

/** Which of several desks the page is about. */
export function DeskSelect(): ReactNode {
  const say = useTexts(overviewTexts);
  const { desk, desks } = useDesk();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { data } = useQuery(queries.desks());
  const titleOf = (code: string): string => data?.items.find((it) => it.code === code)?.title ?? code;
  return (
    <NativeSelect
      size="sm"
      aria-label={say('desk')}
      value={desk}
      data={desks.map((code) => ({ value: code, label: titleOf(code) }))}
      onChange={({ currentTarget: { value } }) => void navigate({ to: pathname, search: { desk: value } })}
    />
  );
}
