import type { Validator } from "@smartalex/contract";

/**
 * Throws `InvalidResponseError` where a value of the server is not as documented, so that nothing half-true is printed. Values and
 * fields that the server may add pass.
 */
export async function expectDocumented(validator: Validator<unknown>, value: unknown): Promise<void> {
  const [issue] = validator.issues(value);
  if (!issue) return;
  const { InvalidResponseError } = await import("@smartalex/sdk");
  throw new InvalidResponseError(
    `The server's call is not as documented: ${issue.pointer} ${issue.message}. Use --json to see it as it is.`,
    { body: "" },
  );
}
