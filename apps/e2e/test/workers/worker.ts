import { SmartAlex, type SmartAlexOptions } from "@smartalex/sdk";

let smartalex: SmartAlex | undefined;

/** A Worker with one client for all requests. Each response contains a call. */
// eslint-disable-next-line no-restricted-syntax -- Workers require a default export
export default {
  async fetch(_request: Request, { CLIENT }: { CLIENT: SmartAlexOptions }): Promise<Response> {
    smartalex ??= new SmartAlex({ apiKey: "k", ...CLIENT });
    return Response.json(await smartalex.calls.get("call_1"));
  },
};
