import type { EngineContext } from './context';

const limitMs = 1_000;

/** True when Temporal answers within a second. */
export async function checkHealth({ client }: EngineContext): Promise<boolean> {
  try {
    await client.withDeadline(Date.now() + limitMs, () => client.connection.workflowService.getSystemInfo({}));
    return true;
  } catch {
    return false;
  }
}
