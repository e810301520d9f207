import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type FormEvent, type ReactNode } from 'react';
import { incidentTexts, oneIncidentTexts } from '../../texts/web/incidents';
import { shellTexts } from '../../texts/web/shell';
import { Dialog } from '../kit/dialog';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import { useMe } from '../session/me';
import type { Incident } from './incident-queries';
import { RuleFields } from './rule-fields';
import { blankRule, ruleGiven, ruleValuesOf } from './rule-values';
import { useIncidentAct } from './use-incident-act';

/** Says anew which tickets belong to an incident by themselves. What is linked stays linked. */
export function SetRule({ incident }: { incident: Incident }): ReactNode {
  const say = useTexts(oneIncidentTexts);
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" size="compact-xs" onClick={open}>
        {say('setRule')}
      </Button>
      <Dialog title={say('setRule')} isOpen={isOpen} onClose={close}>
        <RuleForm incident={incident} onDone={close} />
      </Dialog>
    </>
  );
}

function RuleForm({ incident, onDone }: { incident: Incident; onDone: () => void }): ReactNode {
  const say = useTexts(oneIncidentTexts);
  const names = useTexts(incidentTexts);
  const shell = useTexts(shellTexts);
  const { timeZone } = useMe();
  const { desk, rule } = incident;
  const [values, setValues] = useState(() =>
    rule === null ? blankRule(Date.now(), timeZone) : ruleValuesOf(rule, timeZone),
  );
  const act = useIncidentAct(incident);
  const made = ruleGiven(values, timeZone, rule);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (made.kind === 'since-missing') return;
    act.mutate({ type: 'set-rule', rule: made.kind === 'none' ? null : made.rule }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {say('setRuleHint')}
        </Text>
        <RuleFields {...{ desk, values, made }} onChange={setValues} companies={rule?.companies} />
        <ProblemNote problem={act.error} />
        <Group>
          <Button type="submit" loading={act.isPending} disabled={rule === null && made.kind === 'none'}>
            {names('save')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {shell('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
