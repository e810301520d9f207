/** The register of responsible persons: changes from their receipt until the register shows them (EA-7). Pure. */
export { clockOf, type ChangeEvent, type LaterChange, type ReceiveChange } from './commands';
export { changeKind } from './kind';
export { changeReasons, changeStages, type ChangeReason, type ChangeStage, type ChangeState } from './state';
