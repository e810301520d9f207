/** A process by its kind and its id. */
export interface ProcessRef {
  readonly kind: string;
  readonly id: string;
}
