import { lackingFor } from '../../domain/ticket';
import { decimalText } from '../../domain/works';
import { moneyText } from '../../texts/money';
import type { RequestContext } from '../http/define-route';
import type { ProblemExtras } from '../problems';
import type { TicketRead } from '../tickets/visible-ticket';

/** How much the client's balance lacks for a work that was refused for that, as it stands now. */
export async function balanceDetail(
  { services, language }: Pick<RequestContext<'signed-in'>, 'services' | 'language'>,
  { state, rules }: Pick<TicketRead, 'state' | 'rules'>,
  minutes: number,
): Promise<Pick<ProblemExtras, 'detail'>> {
  const { works } = rules.regulation;
  if (works?.balance === undefined || works.balance === null) return {};
  const lacks = lackingFor(state, minutes, works, await services.store.readBalance(state));
  if (lacks === 0) return {};
  return {
    detail: { says: 'balance-lacks', values: { amount: moneyText(decimalText(lacks), works.balance, language) } },
  };
}
