import { defectStates } from '../../domain/releases';
import { person } from '../names';
import { instantOut, localDate } from '../schemas/values';
import { z } from '../schemas/zod';

const release = z.string().openapi({ example: '5.12.3' });

export const releaseView = z
  .object({
    desk: z.string(),
    name: release,
    expectedOn: localDate().nullable().openapi({ description: 'When it is expected, or was.' }),
    publishedAt: instantOut().nullable().openapi({ description: 'When it was told that it is out; null: it is not.' }),
    changes: z.string().openapi({ description: 'What is new in it; plain text.' }),
    revision: z.int().openapi({ description: 'For `If-Match`; 0: nobody has written of it.' }),
    waiting: z.int().nullable().openapi({ description: 'Tickets that wait for it; null for a client.' }),
    found: z.int().nullable().openapi({ description: 'Defects found in it; null for a client.' }),
    mends: z.int().nullable().openapi({ description: 'Defects that it mends; null for a client.' }),
    canChange: z.boolean(),
  })
  .openapi('Release');

export const defectState = z.enum(defectStates).openapi({
  description:
    '`open`: no release is named yet; `planned`: the one that mends it is to come; `mended`: it is out; `rejected`: it is none.',
});

export const defectView = z
  .object({
    id: z.string(),
    desk: z.string(),
    label: z.string().openapi({ example: 'D-7' }),
    foundIn: release,
    subject: z.string(),
    text: z.string(),
    ticket: z.string().nullable().openapi({ description: 'The number of the ticket by which it was reported.' }),
    author: person,
    state: defectState,
    mendedIn: release.nullable(),
    rejected: z.string().nullable().openapi({ description: 'Why it is none.' }),
    revision: z.int(),
    createdAt: instantOut(),
    updatedAt: instantOut(),
  })
  .openapi('Defect');
