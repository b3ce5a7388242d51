import { SmartAlex, type SmartAlexOptions } from "@smartalex/sdk";

let smartalex: SmartAlex | undefined;

/** A Worker as users write it: one client for all visitors, with a call on each page. */
// eslint-disable-next-line no-restricted-syntax -- Workers wants it so
export default {
  async fetch(_request: Request, { CLIENT }: { CLIENT: SmartAlexOptions }): Promise<Response> {
    smartalex ??= new SmartAlex({ apiKey: "k", ...CLIENT });
    return Response.json(await smartalex.calls.get("call_1"));
  },
};
