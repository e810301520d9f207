/** What reports of a regulation are about and whose they are, in words. */
import type { ReportHands, ReportSubject } from '../../domain/regulation/reports';
import type { Text } from '../../domain/regulation/types';
import { both } from '../language';

export const reportSubjectTexts: Readonly<Record<ReportSubject, Text>> = {
  work: both('заявки месяца и чьё это было время', 'tickets of the month, and whose time it was'),
  feedback: both('оценки за месяц', 'ratings of the month'),
};

export const reportHandTexts: Readonly<Record<ReportHands, Text>> = {
  services: both('каждая служба', 'each service'),
  desk: both('поддержка в целом', 'the desk as a whole'),
};
