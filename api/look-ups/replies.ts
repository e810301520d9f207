import { isStaff } from '../../domain/policy/actor';
import { lookUp, repliesFor } from '../../domain/regulation';
import { promisedDue, situationOf } from '../../domain/ticket';
import { languages } from '../../texts/language';
import { timeForPeople } from '../../texts/zoned-time';
import { staffRoles } from '../auth/own-desk';
import { defineRoute } from '../http/define-route';
import { Problem } from '../problems';
import { code } from '../schemas/values';
import { z } from '../schemas/zod';
import { visibleTicket } from '../tickets/visible-ticket';
import { forbidden } from '../who-may';

const repliesView = z
  .object({
    language: z.enum(languages).openapi({ description: 'Of the texts: that of the author of the ticket.' }),
    items: z.array(
      z
        .object({ code: z.string(), title: z.string(), text: z.string() })
        .openapi('ReplyAtHand', { description: 'The title is for whoever writes, the text for the author.' }),
    ),
  })
  .openapi('RepliesAtHand');

/** Replies that the desk has at hand for a ticket. */
export const listReplies = defineRoute({
  method: 'get',
  path: '/api/v1/desks/{desk}/replies',
  tag: 'look-ups',
  summary: 'Replies at hand for a ticket',
  description:
    "As the desk's regulation has them now, those whose conditions the ticket meets, filled with its number, company, author, topic and " +
    "promised date: in the author's language and by the author's clocks. One that names a date is left out where none is promised. " +
    'Nothing is sent by it.',
  access: 'signed-in',
  params: z.object({ desk: code() }),
  query: z.strictObject({ ticket: z.string().min(1).max(64).openapi({ description: 'By id or number.' }) }),
  responses: { 200: { description: 'By their titles.', schema: repliesView } },
  problems: [403, 404],
  async operation({ params: { desk }, query }, context) {
    const { store } = context.services;
    const { ticket, actor } = await visibleTicket(context, query.ticket);
    const { state, rules, names, clientName } = ticket;
    if (state.desk !== desk) throw new Problem('not-found');
    if (!isStaff(actor)) throw forbidden(staffRoles);
    const [{ regulation }, author] = await Promise.all([
      store.rulesFor(desk, state.clientId),
      store.readPreferences(state.authorId),
    ]);
    const { language, timeZone } = author ?? { language: 'ru', timeZone: regulation.timeZone };
    const due = promisedDue(state, rules);
    const values = {
      tid: state.tid,
      client: clientName,
      author: names.people.get(state.authorId) ?? null,
      topic: lookUp(rules.regulation.topics, state.topic)?.title[language] ?? null,
      due: due === null ? null : timeForPeople(timeZone, due),
    };
    return { language, replies: repliesFor(regulation, situationOf(state, rules), values, language) };
  },
  present: ({ language, replies }, reader) => ({
    status: 200,
    body: {
      language,
      items: replies
        .map(({ code: name, title, text }) => ({ code: name, title: title[reader.language], text }))
        .sort((a, b) => a.title.localeCompare(b.title, reader.language)),
    },
  }),
});
