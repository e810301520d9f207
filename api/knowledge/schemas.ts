import { articleAudiences, articleStates } from '../../domain/knowledge';
import { company, person } from '../names';
import { code, codes, instantOut, line, orNull, prose } from '../schemas/values';
import { z } from '../schemas/zod';

/** More topics say that an article is about everything. */
const mostTopics = 30;
/** An article is read, not searched through. */
const longest = 50_000;

export const audience = z.enum(articleAudiences).openapi({
  description: '`clients`: the desk’s people and those of its clients read it; `desk`: its own people only.',
});

/** What an article says. */
export const articleContent = {
  title: line(200),
  text: prose(longest),
  audience: audience.default('desk'),
  topics: codes(mostTopics)
    .default([])
    .openapi({ description: 'Topics of the regulation that it is about: it is suggested there first.' }),
};

const lineShape = {
  id: z.string(),
  desk: z.string(),
  label: z.string().openapi({ example: 'KB-12', description: 'Its number at the desk, as people say it.' }),
  title: z.string(),
  audience,
  topics: z.array(z.string()),
  state: z.enum(articleStates).openapi({ description: '`draft`: never shown yet; `taken-back`: no longer shown.' }),
  version: z.int().openapi({ description: 'The last that was written.' }),
  shownVersion: z.int().nullable().openapi({ description: 'The one that its readers see; null: none.' }),
  shownAt: instantOut().nullable(),
  updatedAt: instantOut(),
};

export const articleLine = z.object(lineShape).openapi('ArticleLine');

export const articleView = z
  .object({
    ...lineShape,
    text: z.string().openapi({ description: 'Plain text; a blank line parts paragraphs.' }),
    readVersion: z.int().openapi({ description: 'The version that stands here.' }),
    author: orNull(person),
    writtenAt: instantOut(),
    canChange: z.boolean(),
    use: orNull(
      z
        .object({
          helped: z.int().openapi({ description: 'How often it answered somebody before a request was filed.' }),
          tickets: z.int().openapi({ description: 'For how many closed tickets it was named at their review.' }),
        })
        .openapi('ArticleUse', { description: 'For those who may change it; else null.' }),
    ),
  })
  .openapi('Article');

export const articleVersionView = z
  .object({ version: z.int(), title: z.string(), author: person, writtenAt: instantOut() })
  .openapi('ArticleVersion');

export const commentView = z
  .object({
    id: z.string(),
    version: z.int().openapi({ description: 'The version that was read.' }),
    author: person,
    company: orNull(company).openapi({ description: "Null: one of the desk's own people." }),
    text: z.string(),
    at: instantOut(),
  })
  .openapi('ArticleComment');

export const suggestionAsked = z
  .strictObject({
    desk: code(),
    text: prose(20_000).openapi({ description: 'What somebody has written so far: subject and text. It is not kept.' }),
    topic: code().optional(),
  })
  .openapi('SuggestionAsked');
