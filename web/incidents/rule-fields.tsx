import { MultiSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Dispatch, ReactNode, SetStateAction } from 'react';
import { incidentTexts } from '../../texts/web/incidents';
import { useServices } from '../administration/desk';
import type { Schemas } from '../api/client';
import { queries } from '../api/queries';
import { ListInput } from '../forms/list-input';
import { useTexts } from '../language/language';
import type { RuleMade, RuleValues } from './rule-values';

/**
 * Which tickets belong to an incident by themselves: all parts of the rule. What the desk has none of is not asked. A text that is
 * taken as one leaves its field, and what is filled in there at that moment, are two changes of the values as they then are.
 */
export function RuleFields({
  desk,
  values,
  made,
  companies: own = [],
  onChange,
}: {
  desk: string;
  values: RuleValues;
  made: RuleMade;
  /** Those of the rule that stands: it may be that they have nobody at the desk any more. */
  companies?: readonly Schemas['Company'][] | undefined;
  onChange: Dispatch<SetStateAction<RuleValues>>;
}): ReactNode {
  const say = useTexts(incidentTexts);
  const set = (part: Partial<RuleValues>): void => onChange((now) => ({ ...now, ...part }));
  const content = useQuery(queries.regulation(desk)).data;
  const known = useQuery(queries.companies(desk)).data ?? [];
  const companies = [...known, ...own.filter(({ id }) => known.every((each) => each.id !== id))];
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
              limit={100}
              searchable
            />
          ),
      )}
      <ListInput label={say('words')} value={values.words} onChange={(words) => set({ words })} maxTags={20} />
      <TextInput
        type="datetime-local"
        label={say('since')}
        value={values.since}
        required={made.kind !== 'none'}
        error={made.kind === 'since-missing' ? say('sinceMissing') : undefined}
        onChange={({ currentTarget: { value } }) => set({ since: value })}
      />
    </>
  );
}
