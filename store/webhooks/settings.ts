import { z } from 'zod';
import { parseNetwork, type Network } from '../../domain/webhook';

/** The environment variable of every process that registers endpoints or sends to them. */
export const webhookEnvironment = {
  WEBHOOK_ALLOWED_NETWORKS: z
    .string()
    .default('')
    .transform((text, context): readonly Network[] =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '')
        .flatMap((part) => {
          const network = parseNetwork(part);
          if (network === undefined) context.addIssue({ code: 'custom', message: `${part} is no network` });
          return network === undefined ? [] : [network];
        }),
    )
    .describe(
      'networks inside to which webhooks may go, also without TLS, such as `10.1.2.0/24,fd00:1::/64`; default: none, public addresses alone',
    ),
};
