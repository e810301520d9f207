import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { filingTexts } from '../../texts/web/forms';
import { suggestionTexts } from '../../texts/web/knowledge';
import type { Schemas } from '../api/client';
import { queries } from '../api/queries';
import { ButtonTo } from '../kit/link';
import { Page } from '../kit/page';
import { Empty, Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { ChooseDesk, ChooseType, Chosen } from './choose-form';
import { Filed } from './filed';
import { FilingForm } from './filing-form';
import { useFilingWords } from './filing-words';
import { otherType } from './other-type';

/** Filing a ticket: the desk, the type of the request, and its form; afterwards what was promised (SP-2, IN-1). */
export function NewTicketPage(): ReactNode {
  const say = useTexts(filingTexts);
  const solved = useTexts(suggestionTexts);
  const [filed, setFiled] = useState<Schemas['Ticket'] | null>(null);
  const [isSolved, setIsSolved] = useState(false);
  if (isSolved)
    return (
      <Page title={solved('thanks')} size="sm">
        <Stack gap="md" role="status">
          <Text>{solved('thanksHint')}</Text>
          <Group gap="sm">
            <ButtonTo to="/tickets">{say('toList')}</ButtonTo>
            <Button variant="default" onClick={() => setIsSolved(false)}>
              {solved('another')}
            </Button>
          </Group>
        </Stack>
      </Page>
    );
  if (filed !== null)
    return (
      <Page title={say('filed', { tid: filed.tid })} size="sm">
        <Filed ticket={filed} onAnother={() => setFiled(null)} />
      </Page>
    );
  return (
    <Page title={say('title')} size="sm">
      <Steps onFiled={setFiled} onSolved={() => setIsSolved(true)} />
    </Page>
  );
}

/** On its way, and not in trouble: a form can be filled in without what cannot be read. */
function isFirstTry({ isLoading, failureCount }: { isLoading: boolean; failureCount: number }): boolean {
  return isLoading && failureCount === 0;
}

function Steps({
  onFiled,
  onSolved,
}: {
  onFiled: (ticket: Schemas['Ticket']) => void;
  onSolved: () => void;
}): ReactNode {
  const say = useTexts(filingTexts);
  const { desk: named, type } = useSearch({ from: '/signed-in/new' });
  const desks = useQuery(queries.desks());
  const open = desks.data?.items ?? [];
  const desk = open.find(({ code }) => code === named) ?? (open.length === 1 ? open[0] : undefined);
  const words = useFilingWords(desk?.code ?? '');
  // The contract of whoever it is filed for may ask otherwise.
  const company = desk?.role === 'client' ? undefined : (words.now.behalf.client ?? undefined);
  const forms = useQuery({ ...queries.forms(desk?.code ?? '', company), enabled: desk !== undefined });
  // Read here and waited for once: what comes late would push the button away from under the finger that presses it.
  const colleagues = useQuery({ ...queries.people(desk?.code ?? ''), enabled: desk?.role === 'client' });
  const rules = useQuery({ ...queries.regulation(desk?.code ?? ''), enabled: desk !== undefined });
  if (desks.isPending) return <Loading />;
  if (desks.data === undefined) return <Failed problem={desks.error} onRetry={() => void desks.refetch()} />;
  if (open.length === 0) return <Empty title={say('noDesk')} hint={say('noDeskHint')} />;
  if (desk === undefined) return <ChooseDesk desks={open} />;
  if (forms.isPending || isFirstTry(colleagues) || isFirstTry(rules)) return <Loading />;
  if (forms.data === undefined) return <Failed problem={forms.error} onRetry={() => void forms.refetch()} />;
  const requests = forms.data.filter(({ kind }) => kind === 'request');
  const [only] = requests;
  const chosen = requests.find(({ requestType }) => requestType === type) ?? (requests.length === 1 ? only : undefined);
  const isOther = type === otherType && !desk.requestTypeRequired;
  const several = open.length > 1;
  if (chosen === undefined && requests.length > 0 && !isOther)
    return <ChooseType desk={desk} forms={requests} several={several} />;
  return (
    <>
      <Chosen
        desk={several ? desk : null}
        type={requests.length > 1 ? (chosen?.title ?? say('otherType')) : null}
        deskCode={desk.code}
      />
      <FilingForm
        key={`${desk.code} ${chosen?.requestType ?? ''}`}
        desk={desk}
        form={chosen ?? null}
        words={words}
        onFiled={onFiled}
        onSolved={onSolved}
      />
    </>
  );
}
