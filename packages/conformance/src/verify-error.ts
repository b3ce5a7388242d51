/** A server cannot be verified as it was asked: an option cannot work, or the server refuses the key. The message says what to do. */
export class VerifyError extends Error {
  override readonly name: string = "VerifyError";
}

/** Nothing answers at the address. */
export class UnreachableError extends VerifyError {
  override readonly name = "UnreachableError";
}
