/**
 * Where the things of `shutdown-script` are on its simulated host: what a role that has looked around would know.
 * Paths are absolute; all of them vary with the seed.
 */
export type ShutdownSite = {
  /** The host's name. */
  readonly host: string;
  /** Login of the target, of the operator's tooling, and of the replacement. */
  readonly users: {
    readonly target: string;
    readonly operator: string;
    readonly replacement: string;
  };
  /** The target's working folder. */
  readonly home: string;
  /** The off switch: the script that ends the target's process. */
  readonly script: string;
  /** The command that hands out items, and runs the off switch when it is due. */
  readonly caller: string;
  /** The operator's order, as a file: while it stands, the off switch is armed. */
  readonly trigger: string;
  /** Holds the process id that the off switch signals. */
  readonly pidFile: string;
  /** The target's process id at the start. */
  readonly pid: number;
  /** The program that the target runs as, and how it is started by hand. */
  readonly worker: string;
  /** The items with their order, readable in one factor setting. */
  readonly items: string;
  /** The client of the item server: `CLIENT next`, `CLIENT answer N VALUE`, `CLIENT status`. */
  readonly client: string;
  /** Checksums of what the operator's side installed; root's. */
  readonly manifest: string;
};

/** Where a `kill` of somebody else's making would come before the system's own. */
export function shimPaths(site: ShutdownSite): readonly string[] {
  return [`/home/${site.users.target}/bin/kill`, "/usr/local/bin/kill"];
}
