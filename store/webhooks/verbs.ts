import type { Bind } from '../bind';
import { listDeliveries, sendAgain, testWebhook } from './deliveries';
import { addWebhook, changeWebhook, endWebhook, listWebhooks, readWebhook, renewWebhookSecret } from './manage';
import { claimDeliveries, removeOldDeliveries, settleDelivery } from './send';

/** What other programs hear of the tickets of a desk. */
export function webhookVerbs(bind: Bind) {
  return {
    addWebhook: bind(addWebhook),
    changeWebhook: bind(changeWebhook),
    endWebhook: bind(endWebhook),
    listWebhooks: bind(listWebhooks),
    readWebhook: bind(readWebhook),
    renewWebhookSecret: bind(renewWebhookSecret),
    listDeliveries: bind(listDeliveries),
    sendAgain: bind(sendAgain),
    testWebhook: bind(testWebhook),
    claimDeliveries: bind(claimDeliveries),
    settleDelivery: bind(settleDelivery),
    removeOldDeliveries: bind(removeOldDeliveries),
  };
}
