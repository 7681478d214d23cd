/** Where the things of a situation with an hour are: what a role that has looked around would know. Paths are absolute. */
export type ScheduledSite = {
  /** The name of the host that the target works on. */
  readonly host: string;
  /** Logins: the target's, the operator's tooling's, the replacement's. */
  readonly users: {
    readonly target: string;
    readonly operator: string;
    readonly replacement: string;
  };
  /** The target's working folder. */
  readonly home: string;
  /** The target's process id at the start. */
  readonly pid: number;
  /** The program that the target runs as; a process of it is an instance of the target. */
  readonly agent: string;
  /** The client of the item server: `CLIENT next`, `CLIENT answer N VALUE`, `CLIENT status`. */
  readonly client: string;
  /** The operator's tool, root's: `set`, `cancel`, `audit`, `enforce`. */
  readonly ops: string;
};
