export { connectEngine } from './connect';
export { createRunTeller } from './run-teller';
export type { RunTask, RunTeller } from './run-teller';
export { tellRun } from './tell-run';
export { engineEnvironment, engineSettings } from './settings';
export type { EngineSettings } from './settings';
export { listVersions, makeCurrent, makeNoneCurrent, takeOver, versionEnvironment } from './versions';
export type { WorkerVersion } from './versions';
export type * from './types';
