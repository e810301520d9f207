import { onTicket, onVisit, ownText, type Act, type Phases } from './load-act';

const day = 24 * 3_600_000;
const checklist = ['power-checked', 'mounting-checked', 'signal-checked'];

const request = (by: Act['by']): Act =>
  onTicket(by, 'request-visit', ({ job }) => ({
    subject: job().subject,
    address: ownText,
    contact: 'Иван',
    vehicles: 1,
  }));
const ready = onVisit('author', 'ready');
const withdraw = onVisit('author', 'withdraw-ready', () => ({ reason: ownText }));
const offer = onVisit('coordinator', 'offer-slot', ({ job }) => {
  const { technician, from, to } = job();
  return { technician: technician.shortId, from, to };
});
const answer = (said: 'confirm' | 'decline'): Act => onVisit('author', 'answer-slot', () => ({ answer: said }));
const order = onVisit('coordinator', 'order-parts', () => ({
  supplier: 'ООО Склад',
  lines: [{ part: 'FMB920', quantity: 2 }],
  expectedAt: new Date(Date.now() + 10 * day).toISOString(),
}));
const receive = onVisit('coordinator', 'receive-parts', (scene) => ({ order: scene.order() }));
const depart = onVisit('technician', 'depart');
const start = onVisit('technician', 'start');
const leaveAct = onVisit('technician', 'act', async ({ photo }) => ({
  outcome: 'done',
  text: ownText,
  checklist,
  attachments: [await photo()],
  readings: { before: '0 V', after: '12 V' },
  confirmedBy: 'Механик',
}));
const check = onVisit('specialist', 'check', () => ({ ok: true, text: ownText }));
const cancel = (by: Act['by']): Act => onVisit(by, 'cancel', () => ({ reason: ownText }));

/**
 * What is said of visit `k`, its request first, until it has its time or is called off, and after that. A third stays agreed for a day to come, a third is called off and its parts
 * arrive when it is over, and a third is done, by a technician who comes early.
 */
export function visitPhases(k: number): { readonly arranged: Phases; readonly later: Phases } {
  const byDesk = k % 2 === 0;
  const requested = [request(byDesk ? 'specialist' : 'author')];
  switch (k % 3) {
    case 0:
      return {
        arranged: [requested, [ready, offer], [answer('confirm')]],
        later: [[order], [withdraw, receive], [ready]],
      };
    case 1: {
      const called = [[answer(byDesk ? 'confirm' : 'decline')], [cancel(byDesk ? 'coordinator' : 'author')]];
      return { arranged: [requested, [offer, order], [ready], ...called], later: [[receive]] };
    }
    default:
      return {
        arranged: [requested, [ready, offer], [answer('confirm')]],
        later: [[depart], [start], [leaveAct], [check]],
      };
  }
}
