import { Button, Group, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useMemo, useState, type FormEvent, type ReactNode } from 'react';
import { registerTexts } from '../../texts/web/reports';
import { api, ask, type Schemas } from '../api/client';
import { DayInput } from '../forms/day-input';
import { faultsOf, useFocusOnFault } from '../forms/faults';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import { useAct } from './use-act';

const texts = ['body', 'name', 'post', 'phone', 'email', 'letterNumber'] as const;
const days = ['receivedOn', 'letterDate', 'since', 'until'] as const;
const needed: ReadonlySet<string> = new Set(['body', 'since', 'receivedOn']);

type Filled = Readonly<Record<(typeof texts)[number] | (typeof days)[number] | 'service' | 'because', string>>;

function filledWith(of: Schemas['RegisterEntry'] | undefined): Filled {
  return {
    ...{ because: 'contacts', service: '', receivedOn: '', letterDate: '', letterNumber: '' },
    body: of?.body ?? '',
    name: of?.name ?? '',
    post: of?.post ?? '',
    phone: of?.phone ?? '',
    email: of?.email ?? '',
    since: of?.since ?? '',
    until: of?.until ?? '',
  };
}

/**
 * Contacts as they were received.
 *
 * @param of the entry that they change; left out, it is a new one
 */
export function ChangeForm({
  desk,
  of,
  services,
  onDone,
}: {
  desk: string;
  of?: Schemas['RegisterEntry'];
  services: readonly { readonly code: string; readonly title: string }[];
  onDone: () => void;
}): ReactNode {
  const say = useTexts(registerTexts);
  const initial = useMemo(() => filledWith(of), [of]);
  const [filled, setFilled] = useState(initial);
  const [isTried, setIsTried] = useState(false);
  const entry = of?.entry ?? null;
  const receive = useAct(desk, `register ${entry ?? 'new'}`, (said: Filled, headers) => {
    const content = contentOf(said);
    return ask(
      entry === null
        ? api.POST('/api/v1/register', {
            body: { desk, ...(said.service === '' ? {} : { service: said.service }), ...content },
            headers,
          })
        : api.POST('/api/v1/register/entries/{entry}/changes', {
            params: { path: { entry } },
            body: content,
            headers,
          }),
    );
  });
  const faults = useMemo(() => faultsOf(receive.error), [receive.error]);
  const form = useFocusOnFault(faults);
  const change = (next: Partial<Filled>): void => setFilled({ ...filled, ...next });
  const errorOf = (key: keyof Filled): string | undefined =>
    isTried && needed.has(key) && filled[key].trim() === '' ? say('missing') : faults.get(key);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsTried(true);
    if ([...needed].every((key) => filled[key as keyof Filled].trim() !== ''))
      receive.mutate(filled, { onSuccess: onDone });
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack gap="sm" maw={720}>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <NativeSelect
            label={say('because')}
            value={filled.because}
            data={(['contacts', 'operator'] as const).map((value) => ({ value, label: say(value) }))}
            onChange={({ currentTarget: { value } }) => change({ because: value })}
          />
          {of === undefined && (
            <NativeSelect
              label={say('service')}
              value={filled.service}
              data={[
                { value: '', label: say('noService') },
                ...services.map(({ code, title }) => ({ value: code, label: title })),
              ]}
              onChange={({ currentTarget: { value } }) => change({ service: value })}
            />
          )}
          {texts.map((key) => (
            <TextInput
              key={key}
              label={say(key)}
              required={needed.has(key)}
              value={filled[key]}
              error={errorOf(key)}
              data-fault={errorOf(key) === undefined ? undefined : true}
              onChange={({ currentTarget: { value } }) => change({ [key]: value })}
            />
          ))}
          {days.map((key) => (
            <DayInput
              key={key}
              w="100%"
              label={say(key)}
              required={needed.has(key)}
              value={filled[key] === '' ? null : filled[key]}
              error={errorOf(key)}
              onChange={(value) => change({ [key]: value ?? '' })}
            />
          ))}
        </SimpleGrid>
        <ProblemNote problem={receive.error} shown={[...texts, ...days, 'service']} />
        <Group gap="xs">
          <Button type="submit" loading={receive.isPending}>
            {say('save')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onDone}>
            {say('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function contentOf({ because, body, since, receivedOn, letterNumber, letterDate, ...more }: Filled) {
  const { service: _service, ...optional } = more;
  const given = Object.entries(optional).filter(([, value]) => value.trim() !== '');
  return {
    because: because === 'operator' ? ('operator' as const) : ('contacts' as const),
    ...{ body, since, receivedOn },
    ...(Object.fromEntries(given) as Partial<Omit<Filled, 'because' | 'service'>>),
    ...(letterNumber === '' || letterDate === '' ? {} : { letter: { number: letterNumber, date: letterDate } }),
  };
}
