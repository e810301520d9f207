import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { announcementTexts } from '../../texts/web/announcements';
import { ApiProblem } from '../api/problem';
import { useServices } from '../administration/desk';
import { queries } from '../api/queries';
import { Page } from '../kit/page';
import { Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { NothingHere } from '../rules/nothing-here';
import { AnnouncementForm } from './announcement-form';
import { announcementQueries, type Announcement } from './announcement-queries';
import { useAnnouncementAct } from './use-announcement-act';

/** Writes an announcement anew; whoever was told of it is told what it now says. */
export function ChangeAnnouncementPage(): ReactNode {
  const { announcement } = useParams({ from: '/signed-in/announcements/$announcement/change' });
  const found = useQuery(announcementQueries.one(announcement));
  if (found.error instanceof ApiProblem && found.error.status === 404) return <NothingHere />;
  if (found.isPending) return <Loading />;
  if (found.data === undefined) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
  return <Form before={found.data} />;
}

function Form({ before }: { before: Announcement }): ReactNode {
  const say = useTexts(announcementTexts);
  const navigate = useNavigate();
  const { id, desk, number } = before;
  const content = useQuery(queries.regulation(desk)).data;
  const companies = useQuery(queries.companies(desk)).data;
  const services = useServices(desk);
  const act = useAnnouncementAct(before);
  if (content == null || companies === undefined) return <Loading />;
  return (
    <Page title={`${say('change')}: № ${number}`} size="md">
      <AnnouncementForm
        {...{ desk, content, services, companies, before }}
        act={say('saveChange')}
        problem={act.error}
        isPending={act.isPending}
        onSave={(given) =>
          act.mutate(
            { type: 'change', ...given },
            { onSuccess: () => void navigate({ to: '/announcements/$announcement', params: { announcement: id } }) },
          )
        }
      />
    </Page>
  );
}
