import { queryOptions } from '@tanstack/react-query';
import { api, ask } from '../api/client';

/** From now on; changed by hand only, so read anew after each change. */
export const absenceQueries = {
  list: (desk: string, person?: string) =>
    queryOptions({
      queryKey: ['absences', desk, person ?? null],
      queryFn: async ({ signal }) => {
        const query = { desk, limit: 200, ...(person === undefined ? {} : { person }) };
        return (await ask(api.GET('/api/v1/absences', { params: { query }, signal }))).items;
      },
    }),
};
