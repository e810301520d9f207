/** What other programs are told of tickets, and where such words may go. Pure. */
export { bodyOf, webhookEvents, webhookFactsOf, type TicketFacts, type WebhookEvent } from './events';
export { webhookFaults, type WebhookFault } from './faults';
export { afterFailure, pauseAfterMs, rotationMs, silenceMs, triesForMs } from './retry';
export { parseNetwork, refusalOfAddress, refusalOfUrl, type Network, type TargetRefusal } from './target';
