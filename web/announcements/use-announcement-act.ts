import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import { asOneAttempt } from '../commands/attempt-keys';
import { announcementQueries, type Announcement, type AnnouncementCommand } from './announcement-queries';

/** What is done to an announcement: pressed again after a broken line it counts once, and the page shows what came of it. */
export function useAnnouncementAct({
  id,
}: Pick<Announcement, 'id'>): UseMutationResult<Announcement, Error, AnnouncementCommand> {
  const client = useQueryClient();
  const { queryKey } = announcementQueries.one(id);
  return useMutation({
    mutationFn: (body: AnnouncementCommand) =>
      asOneAttempt(`announcement ${id}`, body, (key) =>
        ask(
          api.POST('/api/v1/announcements/{announcement}/commands', {
            params: { path: { announcement: id } },
            body,
            headers: { 'Idempotency-Key': key },
          }),
        ),
      ),
    onSuccess: (announcement) => {
      client.setQueryData(queryKey, announcement);
      void client.invalidateQueries({ queryKey: announcementQueries.all });
    },
    onError: () => void client.invalidateQueries({ queryKey }),
  });
}
