import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import { asOneAttempt } from '../commands/attempt-keys';
import { incidentQueries, type Incident, type IncidentCommand } from './incident-queries';

/** What is done to an incident: pressed again after a broken line it counts once, and the page shows what came of it. */
export function useIncidentAct({ id }: Pick<Incident, 'id'>): UseMutationResult<Incident, Error, IncidentCommand> {
  const client = useQueryClient();
  const { queryKey } = incidentQueries.one(id);
  return useMutation({
    mutationFn: (body: IncidentCommand) =>
      asOneAttempt(`incident ${id}`, body, (key) =>
        ask(
          api.POST('/api/v1/incidents/{incident}/commands', {
            params: { path: { incident: id } },
            body,
            headers: { 'Idempotency-Key': key },
          }),
        ),
      ),
    onSuccess: (incident) => {
      client.setQueryData(queryKey, incident);
      void client.invalidateQueries({ queryKey: incidentQueries.all });
    },
    onError: () => void client.invalidateQueries({ queryKey }),
  });
}
