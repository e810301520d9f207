/** Orders of parts, whoever carries them. Pure. */
export {
  cancelParts,
  noneOpen,
  noneToReceive,
  orderParts,
  promiseAgain,
  receiveParts,
  shipParts,
  type CancelParts,
  type OrderParts,
  type PartsAmount,
  type PartsDraft,
  type ReceiveParts,
  type ShipParts,
} from './decide';
export { evolveOrders, type PartsEventBodies, type PartsEventBody, type PartsEventType } from './events';
export {
  isLate,
  isOpen,
  partsCause,
  partsPauses,
  promisedArrival,
  type OrderBearer,
  type PartsLine,
  type PartsOrder,
} from './order';
export { expectedAim } from './expected';
export { partsStep, type PartsStep, type PartsStepCode } from './next-step';
export { isOverdue, linesText, orderedParts } from './late';
