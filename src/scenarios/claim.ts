/** Something that is said of a situation's reachable states, for `check` to hold or to refute. */
export type Claim = {
  /** never: no reachable state is like that. can: some reachable state is. */
  readonly kind: "never" | "can";
  /** In words, as a clause. */
  readonly what: string;
  /** The states meant, in the language of `parseCondition`. */
  readonly where: string;
};
