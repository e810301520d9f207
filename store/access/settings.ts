import path from 'node:path';
import { z } from 'zod';

/** The environment variable of every process that may take, show or erase access data. */
export const accessEnvironment = {
  ACCESS_KEYS: z
    .string()
    .min(1)
    .optional()
    .describe(
      'folder of the keys of access data, the same for the API, workers and the mail process, and in no backup; default: `access-keys` in REGLAMENT_HOME',
    ),
};

/** Where the keys lie. */
export function accessFolder(env: {
  readonly ACCESS_KEYS?: string | undefined;
  readonly REGLAMENT_HOME: string;
}): string {
  return path.resolve(env.ACCESS_KEYS ?? path.join(env.REGLAMENT_HOME, 'access-keys'));
}
