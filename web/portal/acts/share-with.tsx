import { MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { filingTexts, formTexts } from '../../../texts/web/forms';
import { queries } from '../../api/queries';
import { useTexts } from '../../language/language';

/**
 * Colleagues who see and follow a ticket (SP-4). Nothing, where the company has none at the desk.
 *
 * @param value ids of people
 */
export function ShareWith({
  desk,
  company,
  value,
  fault,
  onChange,
  except = [],
}: {
  desk: string;
  /** Whose colleagues, for somebody of the desk; null: not known yet. */
  company?: string | null | undefined;
  value: readonly string[];
  fault: string | null;
  onChange: (ids: readonly string[]) => void;
  except?: readonly string[];
}): ReactNode {
  const say = useTexts(filingTexts);
  const ask = useTexts(formTexts);
  const { data: people = [] } = useQuery({ ...queries.people(desk, company ?? undefined), enabled: company !== null });
  const colleagues = people.filter(({ id, role }) => role === 'client' && !except.includes(id));
  if (colleagues.length === 0) return null;
  return (
    <div data-fault={fault !== null || undefined}>
      <MultiSelect
        label={say('share')}
        description={say('shareHint')}
        data={colleagues.map(({ id, name, shortId }) => ({ value: id, label: name ?? shortId }))}
        value={value.filter((id) => colleagues.some((each) => each.id === id))}
        onChange={onChange}
        placeholder={value.length === 0 ? ask('choose') : ''}
        searchable
        nothingFoundMessage={say('noColleague')}
        clearable
        clearButtonProps={{ 'aria-label': ask('remove') }}
        error={fault}
      />
    </div>
  );
}
