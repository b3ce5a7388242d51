import { callDetailValidator, type CallDetail } from "@smartalex/contract";
import fc from "fast-check";
import { expect, test } from "vitest";
import { anonymizeCall } from "../../src/record/anonymize-call.ts";
import { createKeyedHash } from "../../src/record/keyed-hash.ts";
import { placeholderTexts, redactedTexts } from "../../src/record/replace-texts.ts";
import { callWith } from "./calls.ts";

const seed = new Uint8Array(32).fill(1);
const hash = createKeyedHash(seed);
const placeholder = { hash, replaceTexts: placeholderTexts(hash) };
const anonymize = (call: object, options = placeholder) =>
  JSON.parse(anonymizeCall(JSON.stringify(call), options)) as CallDetail; // validated in the tests below

const CANARY = "zanzibar";
/** A call with the canary in every place that can hold a string, and with its number in every undocumented number. */
const leaky = {
  ...callWith(`my name is ${CANARY}`, CANARY, `${CANARY} ${CANARY} 4815162342`),
  id: `${CANARY}_1`,
  agent_id: CANARY,
  contact_id: `contact_${CANARY}`,
  campaign_id: `${CANARY}_`,
  direction: CANARY,
  call_status: CANARY,
  sentiment: CANARY,
  summary: `${CANARY} called from 4815162342.`,
  caller_number: 4815162342,
  [CANARY]: CANARY,
  metadata: { [CANARY]: [CANARY, { note: CANARY, contact_id: CANARY, amount: 4815162342 }], "4815162342": true },
  transcript: [
    { speaker: CANARY, text: CANARY, timestamp: 0, [CANARY]: 4815162342 },
    { speaker: "agent", text: `Hello ${CANARY}`, timestamp: 1, words: [{ word: CANARY, confidence: 0.4815162342 }] },
  ],
};

test("nothing of a text, an id, a key or an undocumented value is in a recorded call", () => {
  const json = anonymizeCall(JSON.stringify(leaky), placeholder);
  expect(json).not.toContain(CANARY);
  expect(json).not.toContain("4815162342");
  expect(callDetailValidator.strict.issues(JSON.parse(json))).toEqual([]);
});

test("undocumented values of an enumeration become a documented value", () => {
  const { call_status, direction, sentiment, transcript } = anonymize(leaky);
  expect({ call_status, direction, sentiment, speakers: transcript.map(({ speaker }) => speaker) }).toEqual({
    call_status: "completed",
    direction: "inbound",
    sentiment: null,
    speakers: ["caller", "agent"],
  });
});

test("times, durations, statuses and costs are unchanged", () => {
  const call = { ...callWith("hello", "hi"), call_status: "busy", sentiment: "negative", cost: 0.1234 };
  const keys = [
    "start_timestamp",
    "end_timestamp",
    "duration_seconds",
    "call_status",
    "sentiment",
    "direction",
    "cost",
  ] as const;
  const anonymized = anonymize(call);
  for (const key of keys) expect(anonymized[key], key).toBe(call[key]);
  expect(anonymized.transcript.map(({ speaker, timestamp }) => [speaker, timestamp])).toEqual([
    ["caller", 0],
    ["agent", 2.5],
  ]);
});

test("the same id becomes the same new id in every call of a recording, and another one in the next recording", () => {
  const [first, second] = [anonymize(callWith("hello")), anonymize({ ...callWith("bye"), id: "call_other" })];
  const otherHash = createKeyedHash(new Uint8Array(32).fill(2));
  const next = anonymize(callWith("hello"), { hash: otherHash, replaceTexts: placeholderTexts(otherHash) });
  expect(first.contact_id).toMatch(/^contact_[0-9a-f]{16}$/);
  expect(first.agent_id).toMatch(/^agent_[0-9a-f]{16}$/);
  expect(second).toMatchObject({ contact_id: first.contact_id, agent_id: first.agent_id });
  expect(second.id).not.toBe(first.id);
  expect(next.contact_id).not.toBe(first.contact_id);
});

test("a number is written as its value, whatever digits the server sent", () => {
  const json = JSON.stringify({ ...callWith("hello"), cost: 0.45 }).replace("0.45", "0.450000000000000000000715139");
  expect(anonymizeCall(json, placeholder)).toContain('"cost":0.45,');
});

test("a contact and a campaign that are null stay null, and so does a summary", () => {
  const call = { ...callWith("hello"), contact_id: null, campaign_id: null, summary: null };
  expect(anonymize(call)).toMatchObject({ contact_id: null, campaign_id: null, summary: null });
});

/** A text with the same white space, in which each character that is not white space may be any other one. */
function rewritten(text: string): fc.Arbitrary<string> {
  const parts = text.split(/(\s+)/).map((part) => {
    if (part === "" || /^\s/.test(part)) return fc.constant(part);
    return fc.string({ unit: fc.constantFrom(...Array.from("abkzŁß0789٣字😀-.@")), minLength: 1, maxLength: 12 });
  });
  return fc.tuple(...parts).map((words) => words.join(""));
}

const texts = fc.array(
  fc.array(fc.constantFrom("my", "number", "is", "+48", "600", "jan@example.pl", "Łódź"), { maxLength: 30 }),
  { maxLength: 5 },
);

test("a call with other letters and digits in its texts has the same bytes", () => {
  fc.assert(
    fc.property(
      texts
        .map((turns) => turns.map((words) => words.join(" ")))
        .chain((turns) =>
          fc.tuple(fc.constant(turns), fc.tuple(...turns.map(rewritten)), fc.string(), fc.string(), fc.jsonValue()),
        ),
      ([turns, otherTurns, key, speaker, value]) => {
        const [call, other] = [callWith(...turns), callWith(...otherTurns)].map((each, index) => ({
          ...each,
          summary: each.transcript.map(({ text }) => text).join("\n"),
          transcript: each.transcript.map((turn) => ({ ...turn, speaker: index === 0 ? "operator" : `${speaker}!` })),
          call_status: index === 0 ? "transferred" : `${speaker}?`,
          [index === 0 ? "note" : `x ${key}`]: index === 0 ? "Jan" : value,
        }));
        expect(anonymizeCall(JSON.stringify(other), placeholder)).toBe(
          anonymizeCall(JSON.stringify(call), placeholder),
        );
      },
    ),
    { numRuns: 300 },
  );
});

test("with redacted texts, names and times of day stay, and identifiers become their kind", () => {
  const call = callWith("My name is David Jones, 715-139-0787.", "See you at 10:15, David.", "jan@example.pl");
  const { summary, transcript } = anonymize(
    { ...call, summary: "David Jones left 715-139-0787." },
    { hash, replaceTexts: redactedTexts },
  );
  expect(summary).toBe("David Jones left [phone].");
  expect(transcript.map(({ text }) => text)).toEqual([
    "My name is David Jones, [phone].",
    "See you at 10:15, David.",
    "[email]",
  ]);
});

test("with redacted texts, undocumented fields and values are not kept", () => {
  const json = anonymizeCall(JSON.stringify({ ...leaky, summary: null, transcript: [] }), {
    hash,
    replaceTexts: redactedTexts,
  });
  expect(json).not.toContain(CANARY);
});

test("an error about something that is not a call does not repeat it", () => {
  const json = JSON.stringify({ ...callWith(CANARY), duration_seconds: CANARY });
  expect(() => anonymizeCall(json, placeholder)).toThrow(/^Not a call: \/duration_seconds must be an integer/);
  expect(() => anonymizeCall(json, placeholder)).not.toThrow(CANARY);
});
