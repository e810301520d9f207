import { extendZodWithOpenApi } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import type { FaultTextCode } from '../../texts/faults';

extendZodWithOpenApi(z);

/** What a schema of a request says where a value does not fit: the name of a text, never words of its own. */
export function says(text: FaultTextCode): FaultTextCode {
  return text;
}

/** zod, taught to name its schemas for OpenAPI. Everything in api/ takes it from here. */
export { z };
