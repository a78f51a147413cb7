/** What a room hands to the worker: its jobs by name, and when they run by themselves. */
export interface RoomJobs {
  tasks: Record<string, (payload: unknown) => Promise<void>>;
  schedule: ScheduledJob[];
}

export interface ScheduledJob {
  task: string;
  /** Five fields, UTC. */
  cron: string;
  /**
   * For how many hours it is made up for where no worker was there at its time, and tried again where it failed. Without it
   * a missed one is left to the next.
   */
  lateHours?: number;
}
