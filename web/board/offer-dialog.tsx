import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { offerTexts } from '../../texts/web/visit-offer';
import { queries } from '../api/queries';
import { Dialog } from '../kit/dialog';
import { Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import type { BoardRow } from './board-words';
import { OfferForm } from './offer-form';

/** Offers a time for a visit: by the server's suggestions, or one that is named. Opened by a drop, it begins with that technician and day. */
export function OfferDialog({
  number,
  technician,
  date,
  rows,
  zone,
  onOffered,
  onClose,
}: {
  number: string;
  technician: string | null;
  date: string | null;
  rows: readonly BoardRow[];
  zone: string;
  onOffered: (told: string) => void;
  onClose: () => void;
}): ReactNode {
  const say = useTexts(offerTexts);
  const found = useQuery(queries.visit(number));
  const content = (): ReactNode => {
    if (found.isPending) return <Loading />;
    if (found.data === undefined) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
    return (
      <OfferForm visit={found.data} dropped={{ technician, date }} rows={rows} zone={zone} onOffered={onOffered} />
    );
  };
  return (
    <Dialog title={say('title', { number })} isOpen onClose={onClose}>
      {content()}
    </Dialog>
  );
}
