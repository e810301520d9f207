import { MultiSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Dispatch, ReactNode, SetStateAction } from 'react';
import { incidentTexts } from '../../texts/web/incidents';
import { useServices } from '../administration/desk';
import { queries } from '../api/queries';
import { ListInput } from '../forms/list-input';
import { useTexts } from '../language/language';
import type { RuleValues } from './rule-values';

/**
 * Which tickets belong to an incident by themselves: all parts of the rule. What the desk has none of is not asked. A text that is
 * taken as one leaves its field, and what is filled in there at that moment, are two changes of the values as they then are.
 */
export function RuleFields({
  desk,
  values,
  onChange,
}: {
  desk: string;
  values: RuleValues;
  onChange: Dispatch<SetStateAction<RuleValues>>;
}): ReactNode {
  const say = useTexts(incidentTexts);
  const set = (part: Partial<RuleValues>): void => onChange((now) => ({ ...now, ...part }));
  const content = useQuery(queries.regulation(desk)).data;
  const companies = useQuery(queries.companies(desk)).data ?? [];
  const services = useServices(desk);
  const coded = (all: readonly { readonly code: string; readonly title: string }[] = []) =>
    all.map(({ code, title }) => ({ value: code, label: title }));
  const lists = {
    topics: coded(content?.topics),
    categories: coded(content?.categories),
    services: coded(services),
    companies: companies.map(({ id, name }) => ({ value: id, label: name ?? id })),
  };
  return (
    <>
      {(['topics', 'categories', 'services', 'companies'] as const).map(
        (list) =>
          lists[list].length > 0 && (
            <MultiSelect
              key={list}
              label={say(list)}
              data={lists[list]}
              value={values[list]}
              onChange={(chosen) => set({ [list]: chosen })}
              maxValues={list === 'companies' ? 100 : 50}
              searchable
            />
          ),
      )}
      <ListInput label={say('words')} value={values.words} onChange={(words) => set({ words })} maxTags={20} />
      <TextInput
        type="datetime-local"
        label={say('since')}
        value={values.since}
        onChange={({ currentTarget: { value } }) => set({ since: value })}
      />
    </>
  );
}
