import { callDetailValidator, type CallDetail } from "@smartalex/contract";
import document from "@smartalex/contract/openapi.json" with { type: "json" };
import fc from "fast-check";
import { expect, test } from "vitest";
import { dataOf } from "../src/record/data-of.ts";
import { pseudonyms } from "../src/record/pseudonyms.ts";
import { replaceCall } from "../src/record/replace-call.ts";
import { findPeople, replacePeople } from "../src/record/replace-people.ts";

const documented = document.components.examples.getCall.value.data as CallDetail;
const others = pseudonyms(new Uint8Array(32).fill(1));
const callOf = (...texts: string[]): CallDetail => ({
  ...documented,
  summary: null,
  transcript: texts.map((text, index) => ({ speaker: index % 2 === 0 ? "caller" : "agent", text, timestamp: index })),
});
const replaced = (text: string) => replacePeople(callOf(text), others).turns[0] ?? "";
const found = (text: string) => {
  return findPeople(callOf(text)).turns[0]?.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);
};

test.each([
  ["my name is david jones and i need help", ["name: david", "name: jones"]],
  ["hello this is Zdeněk Hrabal speaking", ["name: Zdeněk", "name: Hrabal"]],
  [
    "nazywam się grzegorz brzęczyszczykiewicz i dzwonię w sprawie wizyty",
    ["name: grzegorz", "name: brzęczyszczykiewicz"],
  ],
  ["z tej strony anna kowalska", ["name: anna", "name: kowalska"]],
  ["it's for mrs o'leary", ["name: o'leary"]],
  ["j o n e s", ["spelled: j o n e s"]],
  [
    "my number is oh seven nine double one twenty two thirty three four five",
    ["phone: oh seven nine double one twenty two thirty three four five"],
  ],
  [
    "mój telefon to sześćset jeden dwieście trzy czterysta pięć",
    ["phone: sześćset jeden dwieście trzy czterysta pięć"],
  ],
  ["call +44 (0)20 7946 0958 please", ["phone: 44 (0)20 7946 0958"]],
  ["card 4111 1111 1111 1111 thanks", ["card: 4111 1111 1111 1111"]],
  [
    "four one one one one one one one one one one one one one one one",
    ["card: four one one one one one one one one one one one one one one one"],
  ],
  ["konto pl 61 1090 1014 0000 0712 1981 2874", ["card: 61 1090 1014 0000 0712 1981 2874"]],
  ["the twelfth of March nineteen eighty", ["date: twelfth of March nineteen eighty"]],
  [
    "urodziłam się dwudziestego ósmego listopada tysiąc dziewięćset osiemdziesiątego siódmego roku",
    ["date: dwudziestego ósmego listopada tysiąc dziewięćset osiemdziesiątego siódmego"],
  ],
  ["28 listopada 1987", ["date: 28 listopada 1987"]],
  ["born 1987-11-28", ["date: 1987-11-28"]],
  ["mail j.smith+x@poczta.example.pl now", ["email: j.smith+x@poczta.example.pl"]],
  ["it's john dot smith at gmail dot com", ["email: john dot smith at gmail dot com"]],
  ["jan kropka kowalski małpa poczta kropka pl", ["email: jan kropka kowalski małpa poczta kropka pl"]],
  ["i live at sixty two lewin road in leeds", ["address: sixty two lewin road"]],
  ["mieszkam na ul. Długiej 5 m. 3 w Krakowie", ["address: ul. Długiej 5 m. 3"]],
  ["SW16 6JT", ["postcode: SW16 6JT"]],
  ["kod 00-950", ["number: 00-950"]],
])("%j is found", (text, finds) => {
  expect(found(text)).toEqual(finds);
});

test.each([
  "i would like to schedule an appointment for monday at eleven a m",
  "one hundred and thirty five dollars has been transferred from your savings account",
  "it costs 12,500 zł a month for the last 3 years",
  "the branch hours are nine thirty a m to five o'clock p m",
  "I'm calling about the appointment, I'm sorry, I, I think it's at 10:30",
  "Chciałabym umówić wizytę na 14 marca 2027 o godzinie 15:30",
  "and i will be there on the third of may",
  "take two tablets three times a day for five to seven days",
  "Hello? Yes. Okay. Thank you very much, goodbye.",
])("%j is left as it is", (text) => {
  expect(replaced(text)).toBe(text);
});

test("the same person, number and date are the same in every call of a recording, however they are said", () => {
  const first = replacePeople(
    { ...callOf("my name is david jones", "", "715-139-0787"), summary: "David Jones called." },
    others,
  );
  const second = replacePeople(
    callOf("DAVID JONES here", "", "seven one five one three nine oh seven eight seven"),
    others,
  );
  const name = first.turns[0]?.slice("my name is ".length) ?? "";
  expect(first.summary.toLowerCase()).toBe(`${name} called.`);
  expect(second.turns[0]).toBe(`${name.toUpperCase()} here`);
  const digits = "zero one two three four five six seven eight nine".split(" ");
  const said = second.turns[2]
    ?.split(" ")
    .map((word) => digits.indexOf(word))
    .join("");
  expect(said).toBe(first.turns[2]?.replaceAll("-", ""));
});

test("another recording has others", () => {
  const call = callOf("my name is david jones, 715-139-0787, born on 28 november 1987");
  const texts = [1, 2, 3].map((byte) => replacePeople(call, pseudonyms(new Uint8Array(32).fill(byte))).turns[0]);
  expect(new Set(texts).size).toBe(3);
});

test("a name is found everywhere in a call, once somebody has said whose it is", () => {
  const { turns } = replacePeople(callOf("my name is Quillaby", "Thanks. Quillaby, is that right?"), others);
  expect(turns.join(" ")).not.toMatch(/quillaby/i);
});

test("a number that is said over several turns is one number", () => {
  const call = callOf("seven one five", "okay", "one three nine", "mm", "zero seven eight seven");
  const { turns } = findPeople(call);
  expect(turns.map((finds) => finds.map(({ kind }) => kind))).toEqual([["phone"], [], ["phone"], [], ["phone"]]);
});

const digitRun = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 19 });

test("no run of digits survives, in any writing", () => {
  fc.assert(
    fc.property(
      digitRun,
      fc.constantFrom("", " ", "-", "."),
      fc.constantFrom("call ", "my number is ", "to jest "),
      (digits, gap, before) => {
        const text = `${before}${digits.join(gap)}`;
        const after = replaced(text).replaceAll(/\D/g, "");
        expect(after).toHaveLength(digits.length);
        expect(findPeople(callOf(text)).turns[0]?.some(({ end }) => end === text.length)).toBe(true);
      },
    ),
  );
});

const phrase = fc.oneof(
  fc.constantFrom(
    "my name is",
    "david",
    "Anna Kowalska",
    "born",
    "28",
    "listopada",
    "1987",
    "seven",
    "double",
    "w",
    "<UNIN/>",
    "at",
    "dot",
    "ul.",
    "🦷",
    "\u202e",
    "road",
    "hundred",
    "tysiąc",
  ),
  fc.string({ unit: "binary" }),
);

test("whatever is said, a call keeps its form: valid strictly, as many turns, and every time and number as it was", () => {
  fc.assert(
    fc.property(fc.array(fc.array(phrase, { maxLength: 12 }), { maxLength: 6 }), (turns) => {
      const call = { ...callOf(...turns.map((words) => words.join(" "))), summary: turns.flat().join(" ") };
      const json = replaceCall(JSON.stringify(call), others);
      const other = JSON.parse(json) as CallDetail;
      expect(callDetailValidator.strict.issues(other)).toEqual([]);
      expect(other.transcript.map(({ speaker, timestamp }) => [speaker, timestamp])).toEqual(
        call.transcript.map(({ speaker, timestamp }) => [speaker, timestamp]),
      );
      expect(replaceCall(JSON.stringify(call), others)).toBe(json);
      for (const [index, finds] of findPeople(call).turns.entries()) {
        const { text = "" } = call.transcript[index] ?? {};
        for (const { start, end } of finds) expect(0 <= start && start < end && end <= text.length).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test("numbers keep their digits", () => {
  const json = JSON.stringify(callOf("hello")).replace(`"cost":${String(documented.cost)}`, '"cost":0.450');
  expect(replaceCall(json, others)).toContain('"cost":0.450');
});

test("data is cut out of a body as it stands there", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), fc.constantFrom(0, 2), (data, meta, indent) => {
      const body = JSON.stringify(
        { meta: { data: meta }, "dat\\a": meta, data, rest: [{ data: 1 }] },
        undefined,
        indent,
      );
      const text = dataOf(body) ?? "";
      expect(text).not.toContain("\n");
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(data)));
      if (indent === 0) expect(text).toBe(JSON.stringify(data));
    }),
  );
  expect(dataOf('{"error":{}}')).toBeUndefined();
});

test.each([
  "a ",
  "7 ",
  "double ",
  "twenty ",
  "um ",
  "<UNSURE>",
  "<",
  "[",
  "at dot ",
  "ul. ",
  "my name is ",
  "David ",
  "x.y@",
  "1/",
  "the of ",
  "sto ",
  "tysiąc sto ",
  "A b ",
  "7 Aa ",
  "w7",
])("a million characters of %j are gone through before patience ends", (part) => {
  // What takes time that grows with the square of the length would need hours.
  const call = callOf(part.repeat(1_000_000 / part.length));
  expect(replacePeople(call, others).turns).toHaveLength(1);
});
