/** Words of a simulated year said again, request by request, with nobody who is free or not. */
import { Case, type Surroundings, type Word } from '../../../domain/simulation';
import { castOf } from '../../../domain/simulation/cast';
import type { Rules } from '../../../domain/process';
import type { LaterBody } from '../../../domain/ticket';
import type { Instant } from '../../../domain/time';
import type { Field, LaterVisitCommand } from '../../../domain/visit';
import { catalogOf } from '../ticket/story';

/** Everybody is free, and everything is there: what was agreed in the year could be. */
const field: Field = {
  technician: (shortId) => ({ shortId, skills: [], home: '77' }),
  engagement: () => null,
  stock: () => 1_000,
};

/** @param until when the year ends: what is due by then has happened */
export function replayed(words: readonly Word[], rules: Rules, until: Instant): readonly Case[] {
  const { directory } = castOf(20, 20);
  const around: Surroundings = { rules, catalog: catalogOf(rules), directory, field: () => field };
  const cases = new Map<string, Case>();
  for (const word of words) {
    const { tid, at, actor, visit, channel, body, verdict } = word;
    const known = cases.get(tid);
    if (body.type === 'open') {
      const opened = new Case(tid, around);
      opened.file(at, actor, body, channel);
      cases.set(tid, opened);
      continue;
    }
    if (known === undefined) throw new Error(`${tid} was not filed`);
    const said =
      visit === null
        ? known.say(at, actor, body as LaterBody)
        : known.sayToVisit(at, known.visits[visit]?.id ?? '', actor, body as LaterVisitCommand);
    if (said !== verdict) throw new Error(`${tid} ${body.type}: ${verdict} in the year, ${said} said again`);
  }
  for (const each of cases.values()) each.passTo(until - 1);
  return [...cases.values()];
}
