import { condition, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import { askUpdate, endSignal } from './messages';

interface BareActivities {
  nothing(): Promise<void>;
}

const { nothing } = proxyLocalActivities<BareActivities>({ startToCloseTimeout: '3 seconds' });

/** Answers each update by one local activity, which returns at once: the least that a committed word can cost. */
export async function answering(): Promise<void> {
  let ended = false;
  setHandler(askUpdate, () => nothing());
  setHandler(endSignal, () => {
    ended = true;
  });
  await condition(() => ended);
}
