import type { Bench } from '../harness/bench';
import { historiesOf, takesOver } from '../harness/histories';
import { checkWork, confirmSlot, offerSlot, requestVisit, sendAct, visitCommand, visitPeople } from '../harness/visits';

/** So far ahead no reminder of the agreed time falls due while the figure is taken. */
const daysAhead = 7;

/**
 * Events that a field visit leaves in the history of its own workflow, the ticket's child: requested, the vehicle ready, a
 * time offered, confirmed, work begun, the act, checked; all over HTTP. Before each step everything settles, as it is when
 * people act. Unlike a ticket's, this history holds no reports of letters delivered: those come back to the ticket.
 */
export async function measureVisitHistory(bench: Bench): Promise<number> {
  const people = visitPeople(bench);
  const since = Date.now();
  const { visitId, tid } = await requestVisit(people);
  const steps = [
    () => visitCommand(people.client, visitId, { type: 'ready' }),
    () => offerSlot(people, visitId, daysAhead),
    () => confirmSlot(people, visitId),
    () => visitCommand(people.technician, visitId, { type: 'start' }),
    () => sendAct(people, visitId),
    () => checkWork(people, visitId),
  ];
  for (const step of steps) {
    await bench.settled();
    await step();
  }
  await bench.settled();
  people.close();

  const runs = (await historiesOf(bench.bare.client, [{ tid }], since, 'visit')).get(tid) ?? [];
  const events = runs.flat();
  // An open one would have more to come.
  if (!events.at(-1)?.workflowExecutionCompletedEventAttributes) throw new Error('The checked visit still runs');
  if (runs.some(takesOver)) throw new Error('The visit was continued as new');
  return events.length;
}
