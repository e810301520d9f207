import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { technicianTexts } from '../../texts/web/technician';
import { useTexts } from '../language/language';
import { phonesIn } from './phones';

/** Whom to ask for, with numbers that are dialled by pressing them. */
export function Contact({ contact }: { contact: string }): ReactNode {
  const say = useTexts(technicianTexts);
  return (
    <bdi>
      {phonesIn(contact).map(({ text, dial }, index) =>
        dial === null ? (
          text
        ) : (
          <Anchor
            key={index}
            href={`tel:${dial}`}
            aria-label={say('call', { phone: text })}
            inherit
            fw={600}
            underline="always"
          >
            {text}
          </Anchor>
        ),
      )}
    </bdi>
  );
}

/** Where it is; the phone's own maps open it, and nothing is loaded from elsewhere. */
export function Address({ address, region }: { address: string; region: string }): ReactNode {
  const say = useTexts(technicianTexts);
  return (
    <>
      <bdi>{address}</bdi> ({region}){' '}
      <Anchor
        href={`geo:0,0?q=${encodeURIComponent(`${address}, ${region}`)}`}
        inherit
        underline="always"
        style={{ whiteSpace: 'nowrap' }}
      >
        {say('onMap')}
      </Anchor>
    </>
  );
}
