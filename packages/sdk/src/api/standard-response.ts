import type { HttpResponse } from "../transport/middleware.ts";
import { maskHeaders } from "../transport/network/mask-headers.ts";

/** Headers to remove, because they describe the bytes that the server sent and not the decoded text. */
const WIRE_HEADERS = ["content-encoding", "content-length", "transfer-encoding"];

/** Statuses for which `new Response` throws an error if the body is a string, even an empty string. */
const STATUSES_WITHOUT_BODY = [204, 205];

/**
 * Creates a standard `Response` from a response whose body has been read. The API key is redacted in the headers and the body of the new `Response`.
 */
export async function toStandardResponse(response: HttpResponse): Promise<Response> {
  const { body, status } = response;
  const headers = await maskHeaders(response);
  for (const name of WIRE_HEADERS) headers.delete(name);
  return new Response(STATUSES_WITHOUT_BODY.includes(status) ? null : body, { status, headers });
}
