import { serve } from './server';

serve(process.env.WORKER_PORT);
