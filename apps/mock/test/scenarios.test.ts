import { callDirectionValues, sentimentValues, type KnownCallDirection } from "@smartalex/contract";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import schema from "../src/dataset/generated/scenarios/scenario.schema.json" with { type: "json" };
import type { Scenario, Conversation } from "../src/dataset/generated/scenarios/scenario.ts";
import { scenarios } from "../src/dataset/generated/scenarios/scenarios.ts";
import { givenNames, surnames } from "../src/dataset/generated/names.ts";

const GENERAL = ["agent", "business", "day", "first", "person", "phone", "time"];
/** Letters of any language, digits, and what marks a sentence. */
const SPEECH = /^[\p{L}\p{M}\d .,;:?!'-]+$/u;

const everyBusiness = scenarios.map((business) => [business.name, business] as const);
const said = ({ conversations, voicemails }: Scenario) => [...conversations, ...voicemails];
const everySaid = scenarios.flatMap(said);
const blanksOf = (texts: readonly string[]) => {
  return new Set(texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "")));
};
const textsOf = ({ lines, summary }: Conversation) => [...lines, summary];
const inDirection = ({ conversations }: Scenario, direction: KnownCallDirection) => {
  return conversations.filter(({ directions }) => directions.includes(direction));
};
const sentimentsOf = (conversations: readonly Conversation[]) => {
  return sentimentValues.filter((value) => conversations.some(({ sentiment }) => sentiment === value));
};

test.each(everyBusiness)("%s matches the schema of scenarios", (_, business) => {
  const ajv = new Ajv2020({ allErrors: true });
  const validate = ajv.compile(schema);
  validate(business);
  expect(validate.errors).toBeNull();
  expect(ajv.validate(schema, { ...business, weekdays: [] })).toBe(false);
});

test("the schema of scenarios has the directions and sentiments of the contract", () => {
  const { properties } = schema.$defs.conversation;
  expect(properties.directions.items.enum).toEqual(callDirectionValues);
  expect(properties.sentiment.enum).toEqual(sentimentValues);
  expect(schema.properties.agents.required).toEqual(callDirectionValues);
});

test("there are five scenarios with different names", () => {
  expect(new Set(scenarios.map(({ name }) => name)).size).toBe(5);
});

test.each(everyBusiness)("%s defines exactly the placeholders that it uses", (_, business) => {
  const own = Object.keys(business.blanks);
  expect(own.filter((name) => GENERAL.includes(name))).toEqual([]);
  const used = blanksOf(said(business).flatMap(textsOf));
  expect([...used].filter((name) => !GENERAL.includes(name)).sort()).toEqual(own.sort());
  for (const values of Object.values(business.blanks)) {
    expect(values.length).toBeGreaterThan(1);
    expect(new Set(values).size).toBe(values.length);
    expect(values.filter((value) => !SPEECH.test(value))).toEqual([]);
  }
});

test.each(everyBusiness)("a summary of %s contains only placeholders of its conversation", (_, business) => {
  for (const { lines, summary } of said(business)) {
    // The names and numbers of callers are placeholders.
    const known = blanksOf([...lines, "{person} {phone} {business}"]);
    expect([...blanksOf([summary])].filter((name) => !known.has(name))).toEqual([]);
  }
});

test.each(everyBusiness)("%s has conversations of every direction and sentiment", (_, business) => {
  const [inbound, outbound, web] = (["inbound", "outbound", "web"] as const).map((way) => inDirection(business, way));
  expect(business.conversations.length).toBeGreaterThanOrEqual(9);
  expect(inbound?.length).toBeGreaterThanOrEqual(5);
  expect(outbound?.length).toBeGreaterThanOrEqual(3);
  expect(web?.length).toBeGreaterThanOrEqual(2);
  expect(sentimentsOf(inbound ?? [])).toEqual(sentimentValues);
  expect(sentimentsOf(outbound ?? [])).toEqual(sentimentValues);
  expect(sentimentsOf(web ?? []).length).toBeGreaterThanOrEqual(2);
});

test.each(everyBusiness)("conversations of %s have four to fourteen turns", (_, { conversations }) => {
  const lengths = conversations.map(({ lines }) => lines.length);
  expect(Math.min(...lengths)).toBeGreaterThanOrEqual(4);
  expect(Math.min(...lengths)).toBeLessThanOrEqual(5);
  expect(Math.max(...lengths)).toBeGreaterThanOrEqual(10);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(14);
});

test.each(everyBusiness)("a voicemail of %s is one line of the agent", (_, { voicemails }) => {
  expect(voicemails).toHaveLength(2);
  for (const { directions, lines, sentiment } of voicemails) {
    expect([directions, lines.length, sentiment]).toEqual([["outbound"], 1, "neutral"]);
  }
});

test("every text is speech, and short", () => {
  const texts = everySaid.flatMap(textsOf);
  expect(texts.filter((text) => text.length > 240)).toEqual([]);
  expect(texts.filter((text) => !SPEECH.test(text.replace(/\{\w+\}/g, "x")))).toEqual([]);
  expect(texts.filter((text) => text !== text.trim() || /\s\s/.test(text))).toEqual([]);
  expect(texts.filter((text) => !/[.?!]$/.test(text))).toEqual([]);
  expect(texts.filter((text) => !/^[\p{Lu}\d{]/u.test(text))).toEqual([]);
});

test("no call takes five minutes, even at a slow speaking rate", () => {
  const words = everySaid.map(({ lines }) => lines.join(" ").split(" ").length);
  expect(Math.max(...words)).toBeLessThan(300); // at 90 words per minute, a third of the time remains for pauses
  expect(Math.min(...words)).toBeLessThan(40);
});

test("the agent first says the name of the business", () => {
  const greetings = everySaid.map(({ lines }) => lines[0] ?? "");
  expect(greetings.filter((line) => !line.includes("{business}"))).toEqual([]);
});

test("a caller says neither the name of the agent nor the name of the business", () => {
  const callers = everySaid.flatMap(({ lines }) => lines.filter((_, index) => index % 2 === 1));
  expect([...blanksOf(callers)].filter((name) => name === "agent" || name === "business")).toEqual([]);
});

test("a visitor of a website is not named, because half of them are anonymous", () => {
  const web = scenarios.flatMap((business) => inDirection(business, "web")).flatMap(textsOf);
  expect([...blanksOf(web)].filter((name) => name === "person" || name === "first")).toEqual([]);
});

test("weights are integers above zero", () => {
  expect(everySaid.filter(({ weight }) => !Number.isInteger(weight) || weight < 1)).toEqual([]);
});

test("all conversations are different", () => {
  const summaries = everySaid.map(({ summary }) => summary);
  expect(new Set(summaries).size).toBe(summaries.length);
  // Greetings may occur several times.
  const long = everySaid.flatMap(({ lines }) => lines.slice(1)).filter((line) => line.length > 40);
  expect(long.filter((line, index) => long.indexOf(line) !== index)).toEqual([]);
});

test("IDs look like the documented ones, and no two scenarios share an ID", () => {
  const agents = scenarios.flatMap((business) => Object.values(business.agents).flat());
  const campaigns = scenarios.flatMap((business) => business.campaigns);
  expect(agents.filter((id) => !/^agent_[a-z0-9]+(_[a-z0-9]+)*$/.test(id))).toEqual([]);
  expect(campaigns.filter((id) => !/^campaign_[a-z0-9]+(_[a-z0-9]+)*$/.test(id))).toEqual([]);
  expect(new Set(agents).size).toBe(agents.length);
  expect(new Set(campaigns).size).toBe(campaigns.length);
  expect(agents).not.toContain("agent_def456"); // the documented call's
  for (const { agents: by, campaigns: own } of scenarios) {
    expect([2, 3]).toContain(by.inbound.length);
    expect([by.outbound.length, by.web.length]).toEqual([1, 1]);
    expect([2, 3]).toContain(own.length);
  }
});

test("the lists of names are diverse, without duplicates", () => {
  expect([givenNames.length, surnames.length]).toEqual([60, 80]);
  for (const names of [givenNames, surnames]) {
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^\p{L}[\p{L}' -]*\p{L}$/u.test(name))).toEqual([]);
    expect(names.filter((name) => name !== name.normalize("NFC"))).toEqual([]);
  }
  for (const sign of ["é", "ł", "ß", "ø", "ñ", "'", "-"]) {
    expect([...givenNames, ...surnames].some((name) => name.includes(sign))).toBe(true);
  }
});
