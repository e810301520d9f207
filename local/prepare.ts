/** Builds what the worker takes ready-made, so that neither it nor the supervisor ever loads what building needs. */
import path from 'node:path';
import { workflowBundle } from '../worker/bundle';
import { readLocalSettings } from './settings';

const silent = { trace() {}, debug() {}, info() {}, log() {}, warn: console.error, error: console.error };

void workflowBundle(path.join(readLocalSettings(process.env).home, 'cache'), silent);
