import type { HttpResponse } from "../transport/middleware.ts";

/** These headers describe the bytes that the server sent, not the decoded text. */
const WIRE_HEADERS = ["content-encoding", "content-length", "transfer-encoding"];

/** `new Response` accepts no body for these statuses, not even an empty one. */
const STATUSES_WITHOUT_BODY = [204, 205];

/** Creates a standard `Response` from a response whose body has been read. The API key is redacted in its headers and body. */
export async function toStandardResponse({ body, maskedHeaders, status }: HttpResponse): Promise<Response> {
  const content = STATUSES_WITHOUT_BODY.includes(status) ? null : body;
  const response = new Response(content, { status, headers: await maskedHeaders() });
  for (const name of WIRE_HEADERS) response.headers.delete(name);
  return response;
}
