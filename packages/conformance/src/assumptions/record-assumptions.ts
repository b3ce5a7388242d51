import {
  callDirectionValues,
  callStatusValues,
  errorCodeValues,
  sentimentValues,
  speakerValues,
  type Call,
  type CallDetail,
} from "@smartalex/contract";
import { counted } from "../counted.ts";
import type { Check } from "../checks/check.ts";
import { confirmed, refuted, inconclusive, type Verdict } from "../finding.ts";
import { callIn, errorIn } from "../probes/http-exchange.ts";
import type { ProbeResults } from "../probes/run-probes.ts";

const CALL = "/components/schemas/Call/properties";
const DETAIL = "/components/schemas/CallDetail/allOf/1/properties";
/** Younger calls may not have been analyzed yet. */
const SETTLED_AFTER_MS = 24 * 3_600_000;

/** What is assumed of calls and their fields, by where the document says so. */
export const recordAssumptions: Record<string, readonly Check[]> = {
  "/components/schemas/CallId": [ids("id", (survey) => fieldsOf(survey, "id"))],
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
    open("speakers", speakerValues, (survey) => {
      return detailsOf(survey).flatMap(({ call }) => call.transcript.map(({ speaker }) => speaker));
    }),
  ],
  "/components/schemas/ErrorCode": [
    open("error codes", errorCodeValues, ({ exchanges }) => exchanges.flatMap((one) => errorIn(one)?.code ?? [])),
  ],
  [`${CALL}/agent_id`]: [ids("agent_id", (survey) => fieldsOf(survey, "agent_id"))],
  [`${CALL}/contact_id`]: [
    {
      title: "contact_id is null for anonymous visitors of a web site alone",
      evaluate: ({ calls }) => {
        const anonymous = calls.filter(({ contact_id }) => contact_id === null);
        const other = anonymous.find(({ direction }) => direction !== "web");
        if (other) return refuted(`it is null for ${other.id}, which is ${other.direction}`);
        if (anonymous.length === 0) return inconclusive(`it is null for none of ${counted(calls.length, "call")}`);
        return confirmed(`${counted(anonymous.length, "call")}, all from the web`);
      },
    },
    ids("contact_id", (survey) => fieldsOf(survey, "contact_id")),
  ],
  [`${CALL}/sentiment`]: [
    nullable("sentiment is null for calls that never connected, or are not analyzed yet", (survey) =>
      inList(survey, "sentiment"),
    ),
  ],
  [`${CALL}/cost`]: [
    nullable("cost is null for calls that never connected, or are not analyzed yet", (survey) =>
      inList(survey, "cost"),
    ),
  ],
  [`${CALL}/end_timestamp`]: [
    nullable("end_timestamp is null for calls that never connected", (survey) => inList(survey, "end_timestamp")),
  ],
  [`${DETAIL}/campaign_id`]: [
    ids("campaign_id", (survey) => rawDetailsOf(survey).map(({ campaign_id }) => campaign_id)),
  ],
  [`${DETAIL}/summary`]: [
    nullable("summary is null for calls that never connected, or are not analyzed yet", (survey) => {
      return detailsOf(survey).map(({ atMs, call }) => ({ atMs, call, isNull: call.summary === null }));
    }),
  ],
  [`${DETAIL}/transcript`]: [
    { title: "A transcript is in the order in which its turns began", evaluate: judgeTurns },
    { title: "A call without speech has an empty transcript", evaluate: judgeSilence },
  ],
};

function ids(field: string, valuesOf: (survey: ProbeResults) => unknown[]): Check {
  return {
    title: `${field} is any text that is not empty`,
    evaluate: (survey) => {
      const values = valuesOf(survey).filter((value) => value !== null && value !== undefined);
      const other = values.find((value) => typeof value !== "string" || value === "");
      if (other !== undefined) return refuted(other === "" ? "one is empty" : `one is of type ${typeof other}`);
      return values.length > 0
        ? confirmed(`${counted(values.length, "value")}, such as ${JSON.stringify(values[0])}`)
        : inconclusive("none was seen");
    },
  };
}

function open(what: string, documented: readonly string[], valuesOf: (survey: ProbeResults) => string[]): Check {
  return {
    title: `The server may add ${what}`,
    evaluate: (survey) => {
      const values = valuesOf(survey);
      const other = values.find((value) => !documented.includes(value));
      return other === undefined
        ? inconclusive(`only those documented were seen, in ${counted(values.length, "value")}`)
        : confirmed(`it gives ${other}`);
    },
  };
}

interface Nullable {
  call: Call;
  isNull: boolean;
  atMs: number;
}

function nullable(title: string, fieldOf: (survey: ProbeResults) => Nullable[]): Check {
  return {
    title,
    evaluate: (survey) => {
      const fields = fieldOf(survey);
      const nulls = fields.filter(({ isNull }) => isNull);
      const other = nulls.find(({ atMs, call }) => {
        return call.call_status === "completed" && atMs - Date.parse(call.start_timestamp) > SETTLED_AFTER_MS;
      });
      if (other) return refuted(`it is null for ${other.call.id}, which is completed, and older than a day`);
      const asAssumed = nulls.filter(({ call }) => ["busy", "failed", "no_answer"].includes(call.call_status));
      if (asAssumed.length > 0) return confirmed(`null for ${counted(asAssumed.length, "call")} that never connected`);
      return inconclusive(`it is null for none of ${counted(fields.length, "call")} of which one could tell`);
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

/** Every record of all answers as it came, as documented or not. */
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

function judgeTurns(survey: ProbeResults): Verdict {
  const spoken = detailsOf(survey).filter(({ call }) => call.transcript.length > 1);
  const mixed = spoken.find(({ call: { transcript } }) => {
    return transcript.some(({ timestamp }, index) => timestamp < (transcript[index - 1]?.timestamp ?? timestamp));
  });
  if (mixed) return refuted(`that of ${mixed.call.id} goes back in time`);
  return spoken.length > 0
    ? confirmed(counted(spoken.length, "transcript"))
    : inconclusive("no transcript of two turns was seen");
}

function judgeSilence(survey: ProbeResults): Verdict {
  const given = rawDetailsOf(survey).filter((call) => "id" in call);
  const other = given.find(({ transcript }) => !Array.isArray(transcript));
  if (other) return refuted(`that of ${String(other["id"])} is ${other["transcript"] === null ? "null" : "no array"}`);
  const silent = detailsOf(survey).filter(({ call }) => call.transcript.length === 0);
  return silent.length > 0
    ? confirmed(counted(silent.length, "call"))
    : inconclusive("no call without speech was seen");
}
