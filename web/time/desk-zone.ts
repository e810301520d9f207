import { useQuery } from '@tanstack/react-query';
import { queries } from '../api/queries';

/** The time zone of a desk; undefined until it is known. */
export function useDeskZone(desk: string | undefined): string | undefined {
  const { data } = useQuery(queries.desks());
  return data?.items.find(({ code }) => code === desk)?.timeZone;
}
