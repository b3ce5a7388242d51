import { callDetailValidator, type CallDetail } from "@smartalex/contract";

/** Calls in memory, to which others may be added. */
export interface CallList {
  /** All of them; another array when there are others. */
  all: () => readonly CallDetail[];
  /** Adds a call. Throws `TypeError` for one that the contract does not know as such, or with an id that is taken. */
  add: (call: CallDetail) => void;
}

/** Makes a list that begins with these calls. */
export function callList(initial: readonly CallDetail[]): CallList {
  let calls = [...initial];
  return {
    all: () => calls,
    add(call) {
      const [issue] = callDetailValidator.issues(call);
      if (issue) throw new TypeError(`This is no call: ${issue.pointer || "it"} ${issue.message}.`);
      if (calls.some(({ id }) => id === call.id)) throw new TypeError(`There is a call ${call.id} already.`);
      calls = [...calls, structuredClone(call)];
    },
  };
}
