import {
  callDirectionValues,
  callStatusValues,
  errorCodeValues,
  sentimentValues,
  speakerValues,
  type Call,
  type CallDetail,
} from "@smartalex/contract";
import { counted } from "../runtime/counted.ts";
import type { Check } from "../checks/check.ts";
import { confirmed, refuted, inconclusive, type Verdict } from "../checks/finding.ts";
import { callIn, errorIn } from "../probes/http-exchange.ts";
import type { ProbeResults } from "../probes/run-probes.ts";

const CALL = "/components/schemas/Call/properties";
const DETAIL = "/components/schemas/CallDetail/allOf/1/properties";
/** Newer calls may not have been analyzed yet. */
const SETTLED_AFTER_MS = 24 * 3_600_000;

/** Assumptions about calls and their fields, by their JSON pointers in the document. */
export const recordAssumptions: Record<string, readonly Check[]> = {
  "/components/schemas/CallId": [ids("id", (results) => fieldsOf(results, "id"))],
  "/components/schemas/CallDirection": [
    open("directions", callDirectionValues, ({ calls }) => calls.map((call) => call.direction)),
  ],
  "/components/schemas/CallStatus": [
    open("statuses", callStatusValues, ({ calls }) => calls.map((call) => call.call_status)),
  ],
  "/components/schemas/Sentiment": [
    open("sentiments", sentimentValues, ({ calls }) => calls.flatMap((call) => call.sentiment ?? [])),
  ],
  "/components/schemas/Speaker": [
    open("speakers", speakerValues, (results) => {
      return detailsOf(results).flatMap(({ call }) => call.transcript.map(({ speaker }) => speaker));
    }),
  ],
  "/components/schemas/ErrorCode": [
    open("error codes", errorCodeValues, ({ exchanges }) => exchanges.flatMap((one) => errorIn(one)?.code ?? [])),
  ],
  [`${CALL}/agent_id`]: [ids("agent_id", (results) => fieldsOf(results, "agent_id"))],
  [`${CALL}/contact_id`]: [
    {
      title: "contact_id is null only for anonymous visitors of a website",
      evaluate: ({ calls }) => {
        const anonymous = calls.filter(({ contact_id }) => contact_id === null);
        const other = anonymous.find(({ direction }) => direction !== "web");
        if (other) return refuted(`it is null for ${other.id}, whose direction is ${other.direction}`);
        if (anonymous.length === 0) return inconclusive(`it is not null in any of ${counted(calls.length, "call")}`);
        return confirmed(`${counted(anonymous.length, "call")}, all with the direction web`);
      },
    },
    ids("contact_id", (results) => fieldsOf(results, "contact_id")),
  ],
  [`${CALL}/sentiment`]: [
    nullable("sentiment is null for calls that never connected or are not analyzed yet", (results) =>
      inList(results, "sentiment"),
    ),
  ],
  [`${CALL}/cost`]: [
    nullable("cost is null for calls that never connected or are not analyzed yet", (results) =>
      inList(results, "cost"),
    ),
  ],
  [`${CALL}/end_timestamp`]: [
    nullable("end_timestamp is null for calls that never connected", (results) => inList(results, "end_timestamp")),
  ],
  [`${DETAIL}/campaign_id`]: [
    ids("campaign_id", (results) => rawDetailsOf(results).map(({ campaign_id }) => campaign_id)),
  ],
  [`${DETAIL}/summary`]: [
    nullable("summary is null for calls that never connected or are not analyzed yet", (results) => {
      return detailsOf(results).map(({ atMs, call }) => ({ atMs, call, isNull: call.summary === null }));
    }),
  ],
  [`${DETAIL}/transcript`]: [
    { title: "The turns of a transcript are ordered by their start", evaluate: checkTurns },
    { title: "A call without speech has an empty transcript", evaluate: checkEmptyTranscripts },
  ],
};

function ids(field: string, valuesOf: (results: ProbeResults) => unknown[]): Check {
  return {
    title: `${field} is a non-empty string`,
    evaluate: (results) => {
      const values = valuesOf(results).filter((value) => value !== null && value !== undefined);
      const other = values.find((value) => typeof value !== "string" || value === "");
      if (other !== undefined)
        return refuted(other === "" ? "a value is empty" : `a value has the type ${typeof other}`);
      return values.length > 0
        ? confirmed(`${counted(values.length, "value")}, such as ${JSON.stringify(values[0])}`)
        : inconclusive("there was no value");
    },
  };
}

function open(what: string, documented: readonly string[], valuesOf: (results: ProbeResults) => string[]): Check {
  return {
    title: `The server may add ${what}`,
    evaluate: (results) => {
      const values = valuesOf(results);
      const other = values.find((value) => !documented.includes(value));
      return other === undefined
        ? inconclusive(`only documented values, in ${counted(values.length, "value")}`)
        : confirmed(`the server returns ${other}`);
    },
  };
}

interface Nullable {
  call: Call;
  isNull: boolean;
  atMs: number;
}

function nullable(title: string, fieldOf: (results: ProbeResults) => Nullable[]): Check {
  return {
    title,
    evaluate: (results) => {
      const fields = fieldOf(results);
      const nulls = fields.filter(({ isNull }) => isNull);
      const other = nulls.find(({ atMs, call }) => {
        return call.call_status === "completed" && atMs - Date.parse(call.start_timestamp) > SETTLED_AFTER_MS;
      });
      if (other) return refuted(`it is null for ${other.call.id}, which is completed and older than a day`);
      const expected = nulls.filter(({ call }) => ["busy", "failed", "no_answer"].includes(call.call_status));
      if (expected.length > 0) return confirmed(`null for ${counted(expected.length, "call")} that never connected`);
      return inconclusive(`it is not null in any of ${counted(fields.length, "call")} that could show it`);
    },
  };
}

function inList({ calls, exchanges }: ProbeResults, field: "cost" | "end_timestamp" | "sentiment"): Nullable[] {
  const atMs = exchanges.at(-1)?.atMs ?? NaN;
  return calls.map((call) => ({ atMs, call, isNull: call[field] === null }));
}

function detailsOf({ details }: ProbeResults): { atMs: number; call: CallDetail }[] {
  return details.flatMap(({ exchange }) => {
    const call = callIn(exchange);
    return call ? [{ atMs: exchange.atMs, call }] : [];
  });
}

/** Returns a field of all records in all responses, whether documented or not. */
function fieldsOf({ exchanges }: ProbeResults, field: keyof Call): unknown[] {
  return exchanges.flatMap(({ response }) => {
    const { data } = asRecord(response?.body);
    return (Array.isArray(data) ? data : [data]).map((call) => asRecord(call)[field]);
  });
}

function rawDetailsOf({ details }: ProbeResults): Record<string, unknown>[] {
  return details.map(({ exchange }) => asRecord(asRecord(exchange.response?.body)["data"]));
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function checkTurns(results: ProbeResults): Verdict {
  const spoken = detailsOf(results).filter(({ call }) => call.transcript.length > 1);
  const mixed = spoken.find(({ call: { transcript } }) => {
    return transcript.some(({ timestamp }, index) => timestamp < (transcript[index - 1]?.timestamp ?? timestamp));
  });
  if (mixed) return refuted(`the turns of ${mixed.call.id} are not ordered`);
  return spoken.length > 0
    ? confirmed(counted(spoken.length, "transcript"))
    : inconclusive("there is no transcript with two turns");
}

function checkEmptyTranscripts(results: ProbeResults): Verdict {
  const received = rawDetailsOf(results).filter((call) => "id" in call);
  const other = received.find(({ transcript }) => !Array.isArray(transcript));
  if (other)
    return refuted(
      `the transcript of ${String(other["id"])} is ${other["transcript"] === null ? "null" : "not an array"}`,
    );
  const silent = detailsOf(results).filter(({ call }) => call.transcript.length === 0);
  return silent.length > 0
    ? confirmed(counted(silent.length, "call"))
    : inconclusive("there is no call without speech");
}
