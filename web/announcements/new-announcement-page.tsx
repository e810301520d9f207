import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { announcementTexts } from '../../texts/web/announcements';
import { api, ask, type Schemas } from '../api/client';
import { useServices } from '../administration/desk';
import { queries } from '../api/queries';
import { asOneAttempt } from '../commands/attempt-keys';
import { Page } from '../kit/page';
import { Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { deskWideDesks } from '../session/leading';
import { useMe } from '../session/me';
import { localOf } from '../time/local';
import { AnnouncementForm } from './announcement-form';
import type { FormValues } from './form-values';
import { announcementQueries } from './announcement-queries';

/** Writes an announcement: a draft, of which nobody is told. */
export function NewAnnouncementPage(): ReactNode {
  const say = useTexts(announcementTexts);
  const search = useSearch({ from: '/signed-in/announcements/new' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const me = useMe();
  const [openedAt] = useState(() => Date.now());
  const desks = deskWideDesks(me);
  const desk = desks.find((code) => code === search.desk) ?? desks[0] ?? '';
  const content = useQuery(queries.regulation(desk)).data;
  const companies = useQuery(queries.companies(desk)).data;
  const services = useServices(desk);
  const write = useMutation({
    mutationFn: (body: Schemas['AnnouncementToWrite']) =>
      asOneAttempt(`write announcement ${desk}`, body, (key) =>
        ask(api.POST('/api/v1/announcements', { body, headers: { 'Idempotency-Key': key } })),
      ),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: announcementQueries.all });
      void navigate({ to: '/announcements/$announcement', params: { announcement: id } });
    },
  });
  // An emergency has begun already.
  const { about = 'break', title = '' } = search;
  const from = about === 'emergency' ? localOf(new Date(openedAt).toISOString(), me.timeZone) : '';
  const begun: Partial<FormValues> = { about, title, from };
  // What the form asks is there before it is shown.
  if (content == null || companies === undefined) return <Loading />;
  return (
    <Page title={say('write')} size="md">
      <AnnouncementForm
        {...{ desk, content, services, companies }}
        act={say('save')}
        before={begun}
        problem={write.error}
        isPending={write.isPending}
        onSave={(given) => write.mutate({ desk, ...given })}
      />
    </Page>
  );
}
