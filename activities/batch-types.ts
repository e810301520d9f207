/** What workflows may ask for on the queue of batches: work in steps, which any worker can go on with. */

export interface BatchRequest {
  readonly workflowId: string;
}

export interface BatchAnswer {
  /** How long to wait before the next step; 0: none. */
  readonly pauseMs: number;
}

export interface BatchActivities {
  /** Has a number of the processes that a publication affects decide anew. */
  moveBatch(request: BatchRequest): Promise<BatchAnswer>;
  /** Rehearses a draft: what publishing it would do to everything open. */
  rehearse(request: BatchRequest): Promise<void>;
  /** Gives some of the tickets of an incident what they have not heard yet. */
  tellIncident(request: BatchRequest): Promise<void>;
  /** Tells some of those whom an announcement concerns who have not heard yet. */
  tellAnnouncement(request: BatchRequest): Promise<void>;
  /** Passes over everything open at a desk: every process has its run, every duty an owner. */
  passCheck(request: BatchRequest): Promise<void>;
}
