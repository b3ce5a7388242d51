import { InvalidResponseError } from "../../errors.ts";
import type { Redactor } from "../../runtime/redactor.ts";
import { textCoding } from "../../runtime/web-apis.ts";
import type { HttpResponse } from "../middleware.ts";

/**
 * Returns a response whose `problem` says that the body is not UTF-8. `bytes` is `undefined` if the body is too large.
 *
 * @throws `InvalidResponseError` if the body is too large.
 */
export async function unreadableResponse(
  response: Pick<HttpResponse, "headers" | "maskedHeaders" | "status">,
  bytes: Uint8Array | undefined,
  { maxResponseBytes, redactor }: { maxResponseBytes: number; redactor: Redactor },
): Promise<HttpResponse> {
  const { maskedHeaders, status } = response;
  if (bytes === undefined) {
    throw new InvalidResponseError(
      `The response (${status}) is larger than ${maxResponseBytes} bytes, the limit set by maxResponseBytes. ` +
        "Check that the base URL is that of the SmartAlex API, or increase the limit.",
      { status, headers: await maskedHeaders() },
    );
  }
  const { TextDecoder } = textCoding();
  const problem = `has ${bytes.byteLength} bytes that are not UTF-8. Check that the base URL is that of the SmartAlex API`;
  return { ...response, body: await redactor.redact(new TextDecoder().decode(bytes)), problem };
}
