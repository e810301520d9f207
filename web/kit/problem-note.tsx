import { Alert, List, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { shellTexts } from '../../texts/web/shell';
import { ApiProblem } from '../api/problem';
import { useTexts } from '../language/language';

/** What an error says to a person, and when to try again. */
export function useProblemText(): (problem: unknown) => { readonly title: string; readonly detail: string | null } {
  const say = useTexts(shellTexts);
  return (problem) => {
    if (!(problem instanceof ApiProblem)) return { title: say('crashed'), detail: say('crashedHint') };
    if (problem.code === 'away') return { title: say('away'), detail: say('awayHint') };
    if (problem.body === null) return { title: say('unknown'), detail: null };
    // A program sent a wrong request; a person filled something in.
    const { title } = problem.body;
    const shown = problem.code === 'malformed' && problem.faultsByField.size > 0 ? say('checkFields') : title;
    const wait = problem.retryAfter === null ? null : say('retryAfter', { seconds: problem.retryAfter });
    return { title: shown, detail: [problem.body.detail, wait].filter(Boolean).join(' ') || null };
  };
}

/**
 * Why something was not done, where it was asked for. Nothing, as long as there is no problem.
 *
 * @param shown fields whose faults stand beside them already
 */
export function ProblemNote({
  problem,
  shown = [],
}: {
  problem: unknown;
  shown?: readonly string[] | undefined;
}): ReactNode {
  const say = useTexts(shellTexts);
  const textOf = useProblemText();
  if (problem === null || problem === undefined) return null;
  const { title, detail } = textOf(problem);
  const faults =
    problem instanceof ApiProblem ? [...problem.faultsByField].filter(([field]) => !shown.includes(field)) : [];
  const id = problem instanceof ApiProblem && problem.status >= 500 ? problem.body?.requestId : undefined;
  return (
    <Alert color="red" variant="light" role="alert" title={title}>
      {detail !== null && <Text size="sm">{detail}</Text>}
      {faults.length > 0 && (
        <List size="sm">
          {faults.map(([field, text]) => (
            <List.Item key={field}>{text}</List.Item>
          ))}
        </List>
      )}
      {id !== undefined && (
        <Text size="xs" c="dimmed">
          {say('requestId', { id })}
        </Text>
      )}
    </Alert>
  );
}
