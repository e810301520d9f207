import { useQuery } from '@tanstack/react-query';
import { choiceTexts } from '../../../texts/web/acts';
import { queries } from '../../api/queries';
import type { Ticket } from '../../commands/use-give';
import { useTexts } from '../../language/language';
import { lookUps, useContent } from '../look-ups';
import type { ActContext } from './act-types';

/** What the acts of a ticket choose from, read once a desk. */
export function useActContext(ticket: Ticket): ActContext {
  const { desk, company } = ticket;
  const word = useTexts(choiceTexts);
  const content = useContent(desk);
  const { data: desks } = useQuery(queries.desks());
  const { data: people } = useQuery(lookUps.people(desk));
  const { data: users } = useQuery({ ...lookUps.people(desk, company.id), retry: false });
  const isAsked = ticket.questions.some(({ asked }) => asked);
  const { data: forms } = useQuery({ ...queries.formsOf(ticket.tid, desk), enabled: isAsked });
  const { data: regions } = useQuery(queries.regions());
  const { data: regulations } = useQuery(lookUps.regulations(desk));
  return {
    ticket,
    content,
    desk: desks?.items.find(({ code }) => code === desk),
    people: people?.items ?? [],
    regions: regions ?? [],
    users: users?.items ?? [],
    forms: forms ?? [],
    versions: (regulations?.items ?? []).map(({ version }) => version),
    word,
  };
}
