import { bounces, withEnvelope } from './bounces';
import { factsOf, reads } from './reads';

describe('HT-10 what servers tell of our letters is read, whichever server it is', () => {
  reads(bounces);

  it('the identity of the sending that comes back (ENVID) is told', async () => {
    expect((await factsOf(withEnvelope)).bounce).toMatchObject({ envelopeId: '0198f2a0+7c1e', action: 'failed' });
  });
});
