import { htmlLetters } from './html';
import { reads } from './reads';

describe('SK-3 what is written in HTML is read as a person sees it', () => reads(htmlLetters));
