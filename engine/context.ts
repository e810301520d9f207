import type { Client } from '@temporalio/client';
import type { EngineSettings } from './settings';
import type { EnginePorts } from './types';

/** What every verb of the engine works with. */
export interface EngineContext {
  readonly client: Client;
  readonly settings: EngineSettings;
  readonly ports: EnginePorts;
}
