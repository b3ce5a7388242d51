const RETRYABLE_STATUSES = [408, 409, 425, 429];

/** Returns whether a later response to the same request may have another status. */
export function isRetryable(status: number): boolean {
  return (status >= 500 && status < 600) || RETRYABLE_STATUSES.includes(status);
}
