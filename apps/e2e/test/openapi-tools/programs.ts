import type { Generator } from "./generators.ts";
import { NEW_STATUS, newValuesCall } from "./new-values-call.ts";

/** A program that compiles only if the enumerations of a call and a query may have values that the document does not list. */
export const newValueProgram = `
  import type { Detail, Query } from "./types";
  export const detail: Detail = ${JSON.stringify(newValuesCall)};
  export const query: Query = { status: "${NEW_STATUS}" };`;

/** A program that writes an `Outcome` as JSON: what the generated client reads, and what the generated validators return. */
export function mainProgram({ validators = { imports: "", parsers: {} } }: Generator): string {
  const parsers = Object.entries(validators.parsers).map(([library, parser]) => `${library}: ${parser},`);
  return `
    ${validators.imports}
    import { firstCall } from "./first-call";

    const read: (apiKey: string, baseUrl: string) => Promise<unknown> = firstCall;
    const parsers: Record<string, (body: unknown) => unknown> = { ${parsers.join(" ")} };
    const { LIST_BODY = "", SMARTALEX_API_KEY = "", SMARTALEX_BASE_URL = "" } = process.env;

    async function attempt(action: () => unknown): Promise<unknown> {
      try {
        return await action();
      } catch (error) {
        return { error: String(error) };
      }
    }

    async function main() {
      const call = await attempt(() => read(SMARTALEX_API_KEY, SMARTALEX_BASE_URL));
      const parsed: Record<string, unknown> = {};
      for (const [library, parse] of Object.entries(parsers)) {
        parsed[library] = await attempt(() => parse(JSON.parse(LIST_BODY)));
      }
      console.log(JSON.stringify({ call, parsed }));
    }

    void main();`;
}
