import { reads } from './reads';
import { englishReplies } from './replies-english';
import { russianReplies } from './replies-russian';

describe('SK-3 new words of an answer in Russian are told from what it quotes', () => reads(russianReplies));
describe('SK-3 new words of an answer in English are told from what it quotes', () => reads(englishReplies));
