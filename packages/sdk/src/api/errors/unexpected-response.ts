import { InvalidResponseError } from "../../errors.ts";
import type { HttpResponse } from "../../transport/middleware.ts";
import { maskHeaders } from "../../transport/network/mask-headers.ts";

/**
 * Returns the error for a response that has a 2xx status but not the documented format. `problem` completes a sentence that starts with "The
 * response".
 */
export async function createUnexpectedResponseError(
  response: HttpResponse,
  problem: string,
): Promise<InvalidResponseError> {
  const { body, status } = response;
  const headers = await maskHeaders(response);
  const type = headers.get("content-type") ?? "no content-type";
  return new InvalidResponseError(
    `The response (${status}, ${type}, ${body.length} characters) ${problem}. Check that the base URL is that of the SmartAlex API.`,
    { status, headers, body },
  );
}
