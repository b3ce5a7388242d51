/** Why a mock does not take a change: no mock would (`invalid`), or this one does not as it is (`conflict`). */
export type ChangeProblem = "invalid" | "conflict";

/** A change that a mock does not take. The message says what is wrong. */
export class ChangeError extends TypeError {
  readonly reason: ChangeProblem;

  constructor(reason: ChangeProblem, message: string) {
    super(message);
    this.reason = reason;
  }
}
