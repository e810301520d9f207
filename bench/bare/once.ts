import { proxyLocalActivities } from '@temporalio/workflow';

interface BareActivities {
  nothing(): Promise<void>;
}

const { nothing } = proxyLocalActivities<BareActivities>({ startToCloseTimeout: '3 seconds' });

/** One local activity, which returns at once, and it is over: the least that a decided process can cost as a workflow of its own. */
export async function once(): Promise<void> {
  await nothing();
}
