import { serve } from './server';

serve(process.env.PORT);
