import { extendZodWithOpenApi } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';

extendZodWithOpenApi(z);

/** zod, taught to name its schemas for OpenAPI. Everything in api/ takes it from here. */
export { z };
