import { InvalidResponseError } from "../../errors.ts";
import { textCoding } from "../../runtime/web-apis.ts";
import type { HttpResponse } from "../middleware.ts";
import { maskHeaders } from "../network/mask-headers.ts";

/**
 * Returns a response whose `problem` says that the body is not UTF-8. `bytes` is `undefined` if the body is too large.
 *
 * @throws `InvalidResponseError` if the body is too large.
 */
export async function unreadableResponse(
  response: Omit<HttpResponse, "body" | "problem">,
  bytes: Uint8Array | undefined,
  maxResponseBytes: number,
): Promise<HttpResponse> {
  const { redactor, status } = response;
  if (bytes === undefined) {
    throw new InvalidResponseError(
      `The response (${status}) is larger than ${maxResponseBytes} bytes, the limit set by maxResponseBytes. ` +
        "Check that the base URL is that of the SmartAlex API, or increase the limit.",
      { status, headers: await maskHeaders(response) },
    );
  }
  const { TextDecoder } = textCoding();
  const problem = `has ${bytes.byteLength} bytes that are not UTF-8. Check that the base URL is that of the SmartAlex API`;
  return { ...response, body: await redactor.redact(new TextDecoder().decode(bytes)), problem };
}
