import { readLocalSettings } from '../local/settings';

/** The environment in which Temporal is the one of TEMPORAL_ADDRESS, or else the one that `npm start` keeps on TEMPORAL_PORT. */
export function withEngineAddress(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { temporalAddress, ports } = readLocalSettings(env);
  return { ...env, TEMPORAL_ADDRESS: temporalAddress ?? `127.0.0.1:${ports.temporal.port}` };
}
