import { Button, Group, Radio, Select, Stack, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { actTexts } from '../../../texts/web/client-ticket';
import { formTexts } from '../../../texts/web/forms';
import type { Schemas } from '../../api/client';
import { queries } from '../../api/queries';
import { useGive } from '../../commands/use-give';
import { useDraft } from '../../drafts/use-draft';
import { ProblemNote } from '../../kit/problem-note';
import { useTexts } from '../../language/language';
import classes from './acts.module.css';
import { Turn } from './turn';

interface Rating {
  readonly score: string | null;
  readonly reason: string | null;
  readonly comment: string;
}

const none: Rating = { score: null, reason: null, comment: '' };

/** The work is rated by the scale of the desk, with its reasons and a comment (SK-9, SP-10); what was given may be corrected. */
export function RateAnswer({ ticket }: { ticket: Schemas['Ticket'] }): ReactNode {
  const say = useTexts(actTexts);
  const { can, ratings, cycle, desk } = ticket;
  const { data: rules } = useQuery(queries.regulation(desk));
  const [isCorrecting, setIsCorrecting] = useState(false);
  const given = ratings.find((rating) => rating.cycle === cycle);
  const isOpen = can.rate === 'yes' && (given === undefined || isCorrecting);
  if (!rules || (given === undefined && can.rate !== 'yes')) return null;
  const title = given === undefined ? say('rate') : say('rated', { score: titleOf(rules.scale, given.score) });
  return (
    <Turn title={title} tone="calm">
      {given !== undefined && !isCorrecting && <Text size="sm">{say('thanks')}</Text>}
      {isOpen && (
        <RateForm
          ticket={ticket}
          rules={rules}
          onDone={() => setIsCorrecting(false)}
          {...(given === undefined ? {} : { onCancel: () => setIsCorrecting(false) })}
        />
      )}
      {given !== undefined && !isCorrecting && can.rate === 'yes' && (
        <Group>
          <Button variant="default" size="compact-md" onClick={() => setIsCorrecting(true)}>
            {say('rateAgain')}
          </Button>
        </Group>
      )}
    </Turn>
  );
}

function titleOf(scale: Schemas['RegulationContent']['scale'], score: string): string {
  return scale.find(({ code }) => code === score)?.title ?? score;
}

function RateForm({
  ticket: { tid, cycle },
  rules: { scale, reasons },
  onDone,
  onCancel,
}: {
  ticket: Schemas['Ticket'];
  rules: Schemas['RegulationContent'];
  onDone: () => void;
  onCancel?: () => void;
}): ReactNode {
  const say = useTexts(actTexts);
  const forms = useTexts(formTexts);
  const give = useGive(tid);
  const [rating, setRating, done] = useDraft<Rating>(`rate ${tid} ${cycle}`, none);
  const [isLacking, setIsLacking] = useState(false);
  const { score, reason, comment } = rating;
  const send = (): void => {
    setIsLacking(score === null);
    if (score === null) return;
    const command = {
      type: 'rate' as const,
      score,
      ...(reason === null ? {} : { reason }),
      ...(comment.trim() === '' ? {} : { comment: comment.trim() }),
    };
    give.mutate(
      { command },
      {
        onSuccess: () => {
          done();
          onDone();
        },
      },
    );
  };
  return (
    <Stack gap="sm">
      <Radio.Group
        label={say('rateScore')}
        value={score ?? ''}
        onChange={(chosen) => setRating({ ...rating, score: chosen })}
        error={isLacking && score === null ? forms('missing', { field: say('rateScore') }) : null}
        withAsterisk
      >
        <div className={classes['scores']}>
          {scale.map(({ code, title, colour }) => (
            <Radio.Card key={code} value={code} className={classes['score']} radius="md">
              <Radio.Indicator size="xs" />
              <span className={classes['mark']} data-colour={colour ?? undefined} aria-hidden />
              <Text size="sm" fw={500}>
                {title}
              </Text>
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
      {reasons.length > 0 && (
        <Select
          label={say('rateReason')}
          placeholder={forms('choose')}
          data={reasons.map(({ code, title }) => ({ value: code, label: title }))}
          value={reason}
          onChange={(chosen) => setRating({ ...rating, reason: chosen })}
          clearable
          clearButtonProps={{ 'aria-label': forms('remove') }}
          maw={360}
        />
      )}
      <Textarea
        label={say('rateComment')}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={4_000}
        value={comment}
        onChange={(event) => setRating({ ...rating, comment: event.currentTarget.value })}
      />
      <ProblemNote problem={give.error} />
      <Group gap="sm">
        <Button loading={give.isPending} onClick={send}>
          {say('rateSend')}
        </Button>
        {onCancel !== undefined && (
          <Button variant="subtle" color="gray" onClick={onCancel}>
            {say('cancel')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
