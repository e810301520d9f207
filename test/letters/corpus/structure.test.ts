import { reads } from './reads';
import { structures } from './structure';

describe('HT-12 words and files of a letter are told apart, however it is put together', () => reads(structures));
