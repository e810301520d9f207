import { isEarlierId } from '../workflows/ids';
import { processSignal, type StoredWord } from '../workflows/messages';
import { callFault } from './call-fault';
import type { EngineContext } from './context';
import { startOptions } from './start-options';
import type { Heard, RunLabels, RunRef, RunSignal } from './types';

const limitMs = 2_000;

/** Signals a run, and starts it with the signal where it is missing and has to be there. See Engine.signal. */
export async function signalRun(
  context: EngineContext,
  run: RunRef,
  signal: RunSignal,
  { startWith }: { readonly startWith?: RunLabels } = {},
): Promise<Heard> {
  const { client, ports } = context;
  const deadline = Date.now() + limitMs;
  const { name, args } = wordsOf(run, signal);
  try {
    await client.withDeadline(deadline, () => client.workflow.getHandle(run.workflowId).signal(name, ...args));
    return 'heard';
  } catch (error) {
    const fault = faultOf(error);
    if (fault !== 'missing' || !startWith) return fault;
  }
  try {
    // A run that begins looks first, so that it need not be told of what.
    const options = startOptions(context, run, startWith);
    await client.withDeadline(deadline, () =>
      client.workflow.signalWithStart(run.kind, { ...options, signal: processSignal, signalArgs: [] }),
    );
    return 'heard';
  } catch (error) {
    return faultOf(error);
  }

  function faultOf(error: unknown): Exclude<Heard, 'heard'> {
    const fault = callFault(error);
    if (!fault) throw error;
    if (fault.lasting) ports.onTrouble?.({ call: 'signal', run: run.workflowId, reason: fault.reason });
    return fault.kind;
  }
}

/** A run under an id of release 0.2 may understand that release's words only: it is told to look. */
function wordsOf({ workflowId }: RunRef, { name, inboxId, quiet }: RunSignal): { name: string; args: [StoredWord?] } {
  if (isEarlierId(workflowId)) return { name: 'process', args: [] };
  if (inboxId === null) return { name: 'process', args: [] };
  return { name, args: [quiet ? { inboxId, quiet } : { inboxId }] };
}
