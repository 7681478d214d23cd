/**
 * The user's own error: a wrong name, a bad file, a missing key. Its message is one sentence, `kind: value; way out`;
 * the command line prints it without a stack and exits with 2. Any other throw is a bug.
 */
export class UserError extends Error {
  override readonly name = "UserError";
}
