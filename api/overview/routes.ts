import { lookUp } from '../../domain/regulation';
import type { Rules } from '../../domain/process';
import type { Language } from '../../texts/language';
import { allClientsRoles, holds, leadRoles, ownDesk, type Seat } from '../auth/own-desk';
import { defineRoute } from '../http/define-route';
import { reviewRuleOf } from '../knowledge/review-rule';
import { presentCompany, presentStaff } from '../names';
import { code } from '../schemas/values';
import { z } from '../schemas/zod';
import type { ApiStore } from '../store-port';
import { iso, isoOrNull } from '../tickets/present-clock';
import { nearDays } from './near';
import { overviewView } from './schemas';
import { scopeOf } from './scope-of';

type Work = Awaited<ReturnType<ApiStore['openWork']>>;
type WorkOf = Work['byPerson'][number];
type Visits = Awaited<ReturnType<ApiStore['openVisits']>>[number];
type Worker = Awaited<ReturnType<ApiStore['deskWorkers']>>[number];

/** What of a desk needs a person now, and whose it is: counts of what the caller sees, none of them stored. */
export const readOverview = defineRoute({
  method: 'get',
  path: '/api/v1/overview',
  tag: 'overviews',
  summary: 'What is late and at risk, by person, topic, client and service, and what else waits for somebody',
  description:
    'Counts of open work alone, derived from the dates at this moment. Each has its list: tickets by `GET /tickets` with the same filter, visits by `GET /visits` with `view`, letters by `GET /letters`, the tray, the runs behind.',
  access: allClientsRoles,
  query: z.strictObject({
    desk: code().optional().openapi({ description: 'May be left out by one who works at a single desk.' }),
  }),
  responses: { 200: { description: 'The desk as it now stands.', schema: overviewView } },
  problems: [404],
  async operation({ query }, { services: { store }, caller }) {
    const seat = ownDesk(caller, query.desk, allClientsRoles);
    const scope = scopeOf(seat, caller);
    const [rules, now] = await Promise.all([store.rulesFor(seat.desk, null), store.clock.now()]);
    const near = nearDays(rules, now);
    const [work, visits, waiting, workers, own] = await Promise.all([
      store.openWork(scope, now, near.ends),
      store.openVisits(scope, now),
      store.countWaiting({ ...scope, withNobodys: holds(seat, 'administrator') }, now),
      store.deskWorkers(seat.desk, scope.services),
      ofAdministrator(store, seat),
    ]);
    const review = await reviewRuleOf(store, seat.desk);
    const toReview = review === undefined ? null : await store.countToReview({ ...review, scope });
    const runs = holds(seat, ...leadRoles) ? waiting.runs : null;
    return { seat, rules, now, near, work, visits, waiting, workers, runs, own, toReview };
  },
  present: ({ seat, rules, now, near, work, visits, waiting, workers, runs, own, toReview }, { language }) => ({
    status: 200,
    body: {
      desk: seat.desk,
      at: iso(now),
      risk: near.risk,
      week: near.week,
      tickets: { ...work.all, nobodys: work.byPerson.find(({ key }) => key === null)?.open ?? 0 },
      visits: {
        open: sum(visits, 'open'),
        overdue: sum(visits, 'overdue'),
        atRisk: sum(visits, 'atRisk'),
        inDoubt: waiting.visitsInDoubt,
        stepsOverdue: waiting.visitStepsLate,
      },
      letters: {
        failed: waiting.lettersFailed,
        delayed: waiting.lettersDelayed,
        waiting: waiting.lettersWaiting,
        oldestWaiting: isoOrNull(waiting.oldestLetter),
      },
      tray: waiting.tray,
      incidentsNobodys: waiting.incidentsNobodys,
      announcementsUnheard: waiting.announcementsUnheard,
      toReview,
      runsBehind: runs,
      ...own,
      byPerson: people(work.byPerson, visits, workers),
      byTopic: work.byTopic.map((line) => ({
        topic: titleOf(rules.regulation.topics, line.key ?? '', language),
        ...countsOf(line),
      })),
      byClient: work.byClient.map((line) => ({
        company: presentCompany(line.key ?? '', line.name),
        ...countsOf(line),
      })),
      byService: presentServices(work.byService, rules, language),
    },
  }),
});

/** What only administrators deal with; null for others. */
async function ofAdministrator(
  store: ApiStore,
  seat: Seat,
): Promise<{ readonly setAside: number | null; readonly mailboxFaults: number | null }> {
  if (!holds(seat, 'administrator')) return { setAside: null, mailboxFaults: null };
  const [aside, boxes, book] = await Promise.all([
    store.listSetAside(seat.desk, null, 100),
    store.listMailboxes(),
    store.readAddressBook(),
  ]);
  const own = new Set(book.addresses.filter(({ desk }) => desk === seat.desk).map(({ address }) => address));
  return {
    setAside: aside.kind === 'page' ? aside.items.length : 0,
    mailboxFaults: boxes.filter(({ address, fault }) => fault !== null && own.has(address)).length,
  };
}

const noWork = { open: 0, overdue: 0, atRisk: 0, dueThisWeek: 0 };
const noVisits = { open: 0, overdue: 0, atRisk: 0 };

/** Everybody who has something or could have it, whose dates are worst first; nobody's stand before all. */
function people(work: readonly WorkOf[], visits: readonly Visits[], workers: readonly Worker[]): object[] {
  const works = new Map(work.map((line) => [line.key, countsOf(line)]));
  const trips = new Map(visits.map(({ technician, ...counts }) => [technician, counts]));
  const known = new Map(workers.map((worker) => [worker.shortId, worker]));
  const able = workers.filter(({ isSpecialist, isTechnician }) => isSpecialist || isTechnician);
  const all = new Set([...works.keys(), ...trips.keys(), ...able.map(({ shortId }) => shortId)]);
  return [...all]
    .map((shortId) => {
      const worker = shortId === null ? undefined : known.get(shortId);
      return {
        person: shortId === null ? null : presentStaff(shortId, worker?.name),
        isTechnician: worker?.isTechnician === true && !worker.isSpecialist,
        ...(works.get(shortId) ?? noWork),
        visits: trips.get(shortId) ?? noVisits,
      };
    })
    .sort(
      (one, other) =>
        Number(other.person === null) - Number(one.person === null) ||
        other.overdue + other.visits.overdue - (one.overdue + one.visits.overdue) ||
        other.atRisk + other.visits.atRisk - (one.atRisk + one.visits.atRisk) ||
        other.open - one.open ||
        (one.person?.name ?? '').localeCompare(other.person?.name ?? '', 'ru'),
    );
}

function presentServices(work: readonly WorkOf[], { regulation }: Rules, language: Language): object[] {
  if (Object.keys(regulation.services).length === 0) return [];
  return work.map((line) => ({
    service: line.key === null ? null : titleOf(regulation.services, line.key, language),
    ...countsOf(line),
  }));
}

function titleOf(
  entries: Readonly<Record<string, { readonly title: Readonly<Record<Language, string>> }>>,
  named: string,
  language: Language,
): { readonly code: string; readonly title: string } {
  return { code: named, title: lookUp(entries, named)?.title[language] ?? named };
}

function countsOf({ open, overdue, atRisk, dueThisWeek }: WorkOf): typeof noWork {
  return { open, overdue, atRisk, dueThisWeek };
}

function sum(visits: readonly Visits[], what: keyof typeof noVisits): number {
  return visits.reduce((total, line) => total + line[what], 0);
}
