import type { HttpResponse } from "../middleware.ts";

/**
 * Returns the headers of a response with the API key redacted. Headers whose name contains the API key, and invalid headers that a custom `fetch` returns, are
 * omitted.
 */
export async function maskHeaders({
  headers,
  redactor: { redact },
}: Pick<HttpResponse, "headers" | "redactor">): Promise<Headers> {
  const masked = new Headers();
  for (const [name, value] of headers) {
    if ((await redact(name)) !== name) continue;
    const maskedValue = await redact(value);
    try {
      masked.append(name, maskedValue);
    } catch {
      // the error of `append` is ignored, because its message quotes the header
    }
  }
  return masked;
}
