/**
 * Records the histories of a ticket with a visit and of the visit, as the product itself writes them:
 * `node local/run.mjs test/histories/record-visits.ts`, when there is a new way for visits to go.
 */
import { startTestServices } from '../../local/test-services';
import { buildTestBundle } from '../../local/workflow-bundle';
import { eventually } from '../end-to-end/harness/caller';
import { sharedGround } from '../end-to-end/harness/grounds';
import { startProduct, type Product } from '../end-to-end/harness/product';
import { onVisit } from '../end-to-end/harness/visit-caller';
import { castOf } from '../end-to-end/promises/cast';
import { actOf, fieldCast, freeSlot, requestVisit, type FieldCast } from '../end-to-end/promises/visits';
import { ticketWorkflowId, visitWorkflowId } from '../../workflows/ids';
import { historiesUnder, type History } from '../workflows/harness';
import { save } from './save';

async function main(): Promise<void> {
  const services = await startTestServices((line) => console.error(line));
  Object.assign(process.env, services.environment, await buildTestBundle((line) => console.error(line)));
  try {
    await withField({}, async (product, field) => {
      const { ticketId, visitId } = await wholeVisit(field);
      await save('real-visit', (await runs(product, visitWorkflowId(visitId)))[0]);
      await save('real-visit-parent', (await runs(product, ticketWorkflowId(ticketId))).at(-1));
    });
    await withField({ TICKET_EVENTS_PER_RUN: '30' }, async (product, field) => {
      const { visitId } = await wholeVisit(field);
      const [second, first] = (await runs(product, visitWorkflowId(visitId))).slice(-2);
      await save('real-visit-hands-over', first);
      await save('real-visit-takes-over', second);
    });
  } finally {
    await services.stop();
  }
}

function runs({ temporal }: Product, workflowId: string): Promise<History[]> {
  return historiesUnder(temporal, workflowId);
}

async function withField(
  environment: Record<string, string>,
  record: (product: Product, field: FieldCast) => Promise<void>,
): Promise<void> {
  const product = await startProduct(sharedGround, { environment: { COMMAND_WAIT_MS: '20000', ...environment } });
  try {
    await record(product, await fieldCast(await castOf(product)));
  } finally {
    await product.close();
  }
}

/** Ready, agreed, parts ordered and there, worked, found wanting, and done the second time. */
async function wholeVisit(field: FieldCast): Promise<{ readonly ticketId: string; readonly visitId: string }> {
  const { author, coordinator, technician, specialist } = field;
  const { ticketId, visitId } = await requestVisit(field);
  await onVisit(author, visitId, 'ready');
  const parts = { supplier: 'S', lines: [{ part: 'p', quantity: 1 }] };
  const { orders } = await onVisit(coordinator, visitId, 'order-parts', parts);
  await onVisit(coordinator, visitId, 'receive-parts', { order: orders[0]?.id });
  for (const ok of [false, true]) {
    await onVisit(coordinator, visitId, 'offer-slot', freeSlot(technician));
    await onVisit(author, visitId, 'answer-slot', { answer: 'confirm' });
    await onVisit(technician, visitId, 'start');
    await onVisit(technician, visitId, 'act', await actOf(field, 'demo'));
    await onVisit(specialist, visitId, 'check', { ok, text: ok ? 'Данные идут' : 'Данных нет' });
  }
  await eventually('the ticket is closed', async () => (await author.read(ticketId)).stage === 'closed');
  return { ticketId, visitId };
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
