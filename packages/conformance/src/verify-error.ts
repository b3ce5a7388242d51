/** A server cannot be checked: an option is invalid, or the server rejects the API key. The message contains what to do. */
export class VerifyError extends Error {
  override readonly name: string = "VerifyError";
}

/** The server does not respond. */
export class UnreachableError extends VerifyError {
  override readonly name = "UnreachableError";
}
