import { callDetailValidator, type CallDetail } from "@smartalex/contract";
import { callList } from "./call-list.ts";
import { fixtureSource, type FixtureFile } from "./fixture.ts";
import { generatedSource } from "./generated.ts";
import { hostileCalls } from "./hostile-calls.ts";
import { mergedSource } from "./merged-source.ts";
import type { Source } from "./source.ts";

/** Where calls come from, which may be several places. */
export interface WorkspaceOptions {
  calls: readonly CallDetail[] | number | undefined;
  days: number;
  data: readonly FixtureFile[] | undefined;
  hostile: boolean;
  seed: number | string;
  now: () => number;
}

/** All calls of a mock, and a way to add others. */
export interface Workspace extends Source {
  /** Adds a call. Throws `TypeError` for one that the contract does not know as such, or with an id that is taken. */
  add: (call: CallDetail) => void;
}

/** Brings the calls of all places together. Throws `FixtureError` for a bad line of a file. */
export function workspace({ calls, data, days, hostile, now, seed }: WorkspaceOptions): Workspace {
  const given = callList(typeof calls === "object" ? calls : []);
  const sources: Source[] = [given];
  if (data) sources.push(fixtureSource(data));
  if (hostile) sources.push(callList(hostileCalls(now())));
  if (typeof calls === "number") sources.push(generatedSource({ calls, days, seed }));
  const all = sources.reduceRight((rest, source) => mergedSource(source, rest));
  return {
    ...all,
    add(call) {
      const [issue] = callDetailValidator.issues(call);
      if (issue) throw new TypeError(`This is no call: ${issue.pointer || "it"} ${issue.message}.`);
      if (all.get(call.id, now())) throw new TypeError(`There is a call ${call.id} already.`);
      given.add(call);
    },
  };
}
