import { charsets } from './charsets';
import { reads } from './reads';

describe('SK-3 letters in any charset are read as they were written', () => reads(charsets));
