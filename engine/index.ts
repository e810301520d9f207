export { connectEngine } from './connect';
export { engineEnvironment, engineSettings } from './settings';
export type { EngineSettings } from './settings';
export type * from './types';
