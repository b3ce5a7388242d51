const RETRYABLE_STATUSES = [408, 409, 425, 429];

/** Returns whether the same request may succeed later, according to the status of the response. */
export function isRetryable(status: number): boolean {
  return (status >= 500 && status < 600) || RETRYABLE_STATUSES.includes(status);
}
