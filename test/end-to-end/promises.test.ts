/** What SKAI's regulation promises, through API, workflow and store as they run in production. */
import { sharedGround } from './harness/grounds';
import { startProduct } from './harness/product';
import { castOf, type Cast } from './promises/cast';
import { closingPromises } from './promises/closing';
import { deadlinePromises } from './promises/deadlines';
import { enginePromises } from './promises/engine';
import { helpDeskPromises } from './promises/help-desk';
import { intakePromises } from './promises/intake';
import { visitPromises } from './promises/visits';

let cast: Cast | undefined;
const here = (): Cast => {
  if (!cast) throw new Error('The product has not started');
  return cast;
};

beforeAll(async () => {
  const product = await startProduct(sharedGround);
  cast = await castOf(product);
});
afterAll(() => cast?.product.close());

enginePromises(here);
intakePromises(here);
closingPromises(here);
deadlinePromises(here);
visitPromises(here);
helpDeskPromises(here);
