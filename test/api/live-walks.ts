/** Every walk over the API that needs no more than somebody who asks: each goes through the operations of one resource. */
import { walkAccess } from './live-access';
import { walkAccounts } from './live-accounts';
import { walkAdministration, walkKnowledge } from './live-administration';
import { walkCompanyAccount } from './live-company-account';
import { walkAnnouncements } from './live-announcements';
import { walkIncidents } from './live-incidents';
import { walkReports } from './live-reports';
import { walkLetters } from './live-letters';
import { walkReleases, walkReviews } from './live-reviews';
import { walkRules } from './live-rules';
import { walkWebhooks } from './live-webhooks';

export const walks = [
  walkLetters,
  walkAccounts,
  walkRules,
  walkAdministration,
  walkKnowledge,
  walkIncidents,
  walkAnnouncements,
  walkReports,
  walkAccess,
  walkCompanyAccount,
  walkWebhooks,
  walkReviews,
  walkReleases,
] as const;
