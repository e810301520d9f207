import type { Notice } from '../process';
import type { ReportEvent } from './commands';
import type { ReportState } from './state';

/** Whoever the regulation names is reminded of a date ahead, and told that it has passed. */
export function noticesOf(event: ReportEvent, { report, part, service, month }: ReportState): readonly Notice[] {
  if (event.type !== 'threshold-told') return [];
  const past = event.due !== null && event.at >= event.due;
  const what: Notice['params'] = part === 'summary' ? { summary: report } : { report };
  const params = { ...what, month, service, due: event.due, moment: past ? 'past' : 'ahead' };
  return event.whom.map((audience) => ({ kind: 'report-threshold', audience, awaited: false, params }));
}
