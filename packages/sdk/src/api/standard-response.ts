import type { HttpResponse } from "../transport/middleware.ts";

/** Headers to remove, because they describe the bytes that the server sent and not the decoded text. */
const WIRE_HEADERS = ["content-encoding", "content-length", "transfer-encoding"];

/** Statuses for which `new Response` throws an error if the body is a string, even an empty string. */
const STATUSES_WITHOUT_BODY = [204, 205];

/**
 * Creates a standard `Response` from a response whose body has been read. The API key is redacted in the headers and the body of the new `Response`.
 */
export async function toStandardResponse({ body, maskedHeaders, status }: HttpResponse): Promise<Response> {
  const content = STATUSES_WITHOUT_BODY.includes(status) ? null : body;
  const response = new Response(content, { status, headers: await maskedHeaders() });
  for (const name of WIRE_HEADERS) response.headers.delete(name);
  return response;
}
