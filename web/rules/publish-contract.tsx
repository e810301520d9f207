import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense, type ReactNode } from 'react';
import { editorTexts } from '../../texts/web/rules';
import type { Schemas } from '../api/client';
import { useTexts } from '../language/language';
import type { ContractDraft } from './use-contract-check';

const PublishDialog = lazy(async () => ({ default: (await import('./publish-dialog')).PublishDialog }));

/** Publishes what was checked, once somebody has read what it means. */
export function PublishContract(props: {
  desk: string;
  draft: ContractDraft;
  company: string;
  /** Undefined: there are faults, or it is being checked. */
  check: Schemas['ContractCheck'] | undefined;
  onPublished: () => void;
}): ReactNode {
  const say = useTexts(editorTexts);
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button w="fit-content" disabled={props.check?.contract == null} onClick={open}>
        {say('publish')}
      </Button>
      <Suspense fallback={null}>{isOpen && <PublishDialog {...props} isOpen={isOpen} onClose={close} />}</Suspense>
    </>
  );
}
