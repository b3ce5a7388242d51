import type { CallDetail, TranscriptTurn } from "@smartalex/contract";

const HOUR_MS = 3_600_000;
const MANY_TURNS = 10_000;
/** Fractions, equal times, decreasing times, times after the end and before the start, and numbers above the safe integers. */
const ODD_TIMES = [0.1 + 0.2, 3, 3, 2.5, 9.999999999, 10.001, 86_400, -1, 1e21];
const nulls = { contact_id: null, sentiment: null, cost: null, end_timestamp: null, campaign_id: null, summary: null };

/** Fields that the contract does not know. As a computed name, `__proto__` is a normal field. */
const unknownFields = {
  ["__proto__"]: { isAdmin: true },
  constructor: { prototype: { isAdmin: true } },
  toJSON: "not a function",
  then: "not a promise",
  length: -1,
  home_page: "javascript:globalThis.wasHacked=true",
  "": "a field without a name",
  "a/b~c.d[0]": "a name that pointers and paths must escape",
  deep: JSON.parse("[".repeat(200) + "]".repeat(200)) as unknown,
};

/** Edge cases in fields other than the texts, by name. They are functions, because one of the results is large. */
export const edgeCasePatches: Readonly<Record<string, (startMs: number) => Partial<CallDetail>>> = {
  many_turns: () => ({
    duration_seconds: MANY_TURNS,
    transcript: Array.from({ length: MANY_TURNS }, (_, index) => turn(index, index)),
  }),
  no_turns: () => ({ transcript: [] }),
  turn_times: () => ({ duration_seconds: 10, transcript: ODD_TIMES.map(turn) }),
  zero_duration: (startMs) => ({ duration_seconds: 0, cost: 0, end_timestamp: new Date(startMs).toISOString() }),
  huge_numbers: () => ({ duration_seconds: Number.MAX_SAFE_INTEGER, cost: Number.MAX_VALUE }),
  cost_tiny: () => ({ cost: Number.MIN_VALUE }),
  cost_negative: () => ({ cost: -1234.5 }),
  cost_negative_zero: () => ({ cost: -1e-9 }), // JSON.stringify drops the sign of -0; this is what prints as -0.00
  end_before_start: (startMs) => ({ end_timestamp: new Date(startMs - HOUR_MS).toISOString() }),
  leap_second: () => ({ end_timestamp: "2016-12-31T23:59:60.123456789Z" }), // valid in RFC 3339, but not supported by `Date`
  far_past: () => ({ start_timestamp: "0001-01-01T00:00:00.001Z", end_timestamp: "1582-10-10T12:00:00.5Z" }),
  far_future: () => ({ start_timestamp: "9999-12-31T23:59:59.999Z", end_timestamp: "9999-12-31T23:59:59.999999999Z" }),
  nulls: () => nulls,
  nulls_without_words: () => ({ ...nulls, call_status: "failed", duration_seconds: 0, transcript: [] }),
  unknown_values: () => ({
    direction: "callback",
    call_status: "transferred",
    sentiment: "mixed",
    transcript: [{ ...turn(0, 0), speaker: "supervisor" }, { ...turn(1, 1), speaker: "" }, turn(2, 2)],
  }),
  unknown_odd_values: () => ({ direction: "", call_status: "constructor", sentiment: "__proto__" }),
  unknown_fields: () => ({ ...unknownFields, transcript: [{ ...turn(0, 0), ...unknownFields }] }),
};

function turn(timestamp: number, index: number): TranscriptTurn {
  return { speaker: index % 2 === 0 ? "agent" : "caller", text: `This is turn ${index + 1}.`, timestamp };
}
