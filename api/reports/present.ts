import type { PersonActor } from '../../domain/policy/actor';
import { abilities } from '../../domain/process';
import { duties } from '../../domain/duties';
import { lookUp, type Regulation } from '../../domain/regulation';
import { reportKind, type FeedbackFigures, type ScoreCount, type WorkFigures } from '../../domain/report';
import type { Instant } from '../../domain/time';
import type { ReportLine, ReportRead } from '../../store/report/read-reports';
import type { Language } from '../../texts/language';
import { reportActTexts, reportStageTexts, noReasonText, nobodyText } from '../../texts/reports';
import { presentStaff, type Names } from '../names';
import { iso, isoOrNull, presentClock } from '../tickets/present-clock';

export const reportsPath = '/api/v1/reports';

/** What a report is shown by, beside itself. */
export interface ReportShowing {
  readonly now: Instant;
  readonly language: Language;
  readonly timeZone: string;
  readonly regulation: Regulation;
}

/** Seconds after its date; null where it is not late. */
function lateSeconds(due: Instant | null, done: Instant | null, now: Instant): number | null {
  const late = due === null ? 0 : (done ?? now) - due;
  return late > 0 ? Math.round(late / 1_000) : null;
}

export function presentReportLine(line: ReportLine, { now, language, regulation }: ReportShowing): object {
  const { id, number, desk, report, part, service, month, stage, due, handedInAt, publishedAt } = line;
  const rule = lookUp(regulation.reports, report);
  const title = (part === 'summary' ? rule?.summary?.title : rule?.title)?.[language] ?? report;
  return {
    ...{ id, number, desk, part, month },
    report: { code: report, title },
    service: service === null ? null : serviceOf(service, regulation, language),
    stage: { code: stage, title: reportStageTexts[stage][language] },
    ...{ due: isoOrNull(due), handedInAt: isoOrNull(handedInAt), publishedAt: isoOrNull(publishedAt) },
    lateSeconds: lateSeconds(due, part === 'summary' ? publishedAt : handedInAt, now),
  };
}

function serviceOf(code: string, { services }: Regulation, language: Language): object {
  return { code, title: lookUp(services, code)?.title[language] ?? code };
}

/** @param names of people of the desk, by short id */
export function presentReport(
  read: ReportRead,
  actor: PersonActor,
  names: Names,
  showing: Pick<ReportShowing, 'language' | 'timeZone'>,
): object {
  const { state, rules, now, figures, reports, events, words } = read;
  const { language } = showing;
  const at = { ...showing, now, regulation: rules.regulation };
  const { id, desk, standing, handedIn, published } = state;
  const standingIn = { clientId: null, authorId: '', authorKind: 'person', sharedWith: [] } as const;
  const clocks = duties(state.clocks);
  const line = {
    ...{ id, number: state.number, desk, report: state.report, part: state.part, service: state.service },
    ...{ month: state.month, stage: state.stage, due: clocks.at(-1)?.aim.due ?? null },
    ...{ handedInAt: handedIn?.at ?? null, publishedAt: published?.at ?? null },
  };
  const missing = standing.filter(({ handedInAt }) => handedInAt === null);
  const showingClock = { ...showing, rules, now, path: `${reportsPath}/${id}`, orders: [] };
  return {
    ...presentReportLine(line, at),
    clocks: clocks.map((clock) => presentClock(clock, showingClock)),
    work: figures?.about === 'work' ? workShown(figures, rules.regulation, language) : null,
    feedback: figures?.about === 'feedback' ? feedbackShown(figures, rules.regulation, names, language) : null,
    reports: reports.map((each) => presentReportLine(each, at)),
    missing:
      state.part === 'summary' && published !== null
        ? missing.map(({ service }) => serviceOf(service, rules.regulation, language))
        : null,
    history: events.flatMap((event) => {
      if (!Object.hasOwn(reportActTexts, event.type)) return [];
      const title = reportActTexts[event.type as keyof typeof reportActTexts][language];
      const by = 'shortId' in event ? presentStaff(event.shortId, names.get(event.shortId)) : null;
      return [{ at: iso(event.at), act: event.type, title, by, text: words.get(event.commandId) ?? null }];
    }),
    can: abilities(reportKind, state, actor, rules, standingIn, now),
  };
}

/** Short ids of people that a report names. */
export function peopleIn({ figures, events }: Pick<ReportRead, 'figures' | 'events'>): readonly string[] {
  const rated = figures?.about === 'feedback' ? figures.byPerson.flatMap(({ key }) => key ?? []) : [];
  return [...rated, ...events.flatMap((event) => ('shortId' in event ? [event.shortId] : []))];
}

function workShown({ asOf, total, byTopic, seconds }: WorkFigures, { topics }: Regulation, language: Language): object {
  return {
    ...{ total, seconds, asOf: iso(asOf) },
    byTopic: byTopic.map(({ topic, ...counts }) => ({
      topic: { code: topic, title: lookUp(topics, topic)?.title[language] ?? topic },
      ...counts,
    })),
  };
}

function feedbackShown(
  { asOf, total, byScore, byReason, byPerson, byTopic }: FeedbackFigures,
  { feedback, topics }: Regulation,
  names: Names,
  language: Language,
): object {
  const shown = (counts: readonly ScoreCount[], titleOf: (key: string | null) => string): object[] =>
    counts.map((line) => ({ ...line, title: titleOf(line.key) }));
  return {
    ...{ total, asOf: iso(asOf) },
    byScore: shown(byScore, (key) => lookUp(feedback.scale, key)?.title[language] ?? key ?? ''),
    byReason: shown(byReason, (key) => lookUp(feedback.reasons, key)?.[language] ?? key ?? noReasonText[language]),
    byPerson: shown(byPerson, (key) => (key === null ? nobodyText[language] : (names.get(key) ?? key))),
    byTopic: shown(byTopic, (key) => lookUp(topics, key)?.title[language] ?? key ?? ''),
  };
}
