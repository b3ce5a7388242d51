import type { Call } from "@smartalex/contract";
import type { CallPage } from "./page.ts";

/** Gives every call from the first page on, each once: one that is seen again, since others arrived meanwhile, is left out. */
export async function* scan(firstPage: () => Promise<CallPage>): AsyncGenerator<Call, void, undefined> {
  const seen = new Set<string>();
  let page: CallPage | undefined = await firstPage();
  while (page) {
    for (const call of page.data) {
      if (seen.has(call.id)) continue;
      seen.add(call.id);
      yield call;
    }
    page = await page.nextPage();
  }
}
