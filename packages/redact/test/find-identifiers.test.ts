import fc from "fast-check";
import { expect, test } from "vitest";
import { findIdentifiers } from "../src/find-identifiers.ts";
import { redact } from "../src/redact.ts";

const options = { callStart: new Date("2026-01-15T14:30:00Z") };
const turns = (...texts: string[]) =>
  texts.map((text, index) => ({ speaker: index % 2 === 0 ? "caller" : "agent", text }));
const found = (text: string) =>
  findIdentifiers(turns(text), options)[0]?.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);

test.each([
  ["j o n e s", ["code: j o n e s"]],
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
  ["SW16 6JT", ["code: SW16 6JT"]],
  ["kod 00-950", ["number: 00-950"]],
])("%j has an identifier", (text, expected) => {
  expect(found(text)).toEqual(expected);
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
])("%j has no identifier", (text) => {
  expect(found(text)).toEqual([]);
});

test("a number that is spoken over several turns is one number", () => {
  const identifiers = findIdentifiers(
    turns("seven one five", "okay", "one three nine", "mm", "zero seven eight seven"),
    options,
  );
  expect(identifiers.map((each) => each.map(({ kind }) => kind))).toEqual([["phone"], [], ["phone"], [], ["phone"]]);
});

const digitRun = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 19 });

test("no run of seven digits or more stays, however it is written", () => {
  fc.assert(
    fc.property(
      digitRun,
      fc.constantFrom("", " ", "-", "."),
      fc.constantFrom("call ", "my number is ", "to jest "),
      (digits, gap, before) => {
        expect(redact(turns(`${before}${digits.join(gap)}`), options)[0]).not.toMatch(/\d/);
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

test("identifiers are in order, and within the text, whatever was said", () => {
  fc.assert(
    fc.property(fc.array(fc.array(phrase, { maxLength: 12 }), { maxLength: 6 }), (phrases) => {
      const texts = phrases.map((words) => words.join(" "));
      for (const [index, identifiers] of findIdentifiers(turns(...texts), options).entries()) {
        let last = 0;
        for (const { start, end } of identifiers) {
          expect(last <= start && start < end && end <= (texts[index]?.length ?? 0)).toBe(true);
          last = start;
        }
      }
    }),
    { numRuns: 300 },
  );
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
])("a text of a million characters of %j takes linear time", (part) => {
  // Quadratic time would take hours.
  expect(redact(turns(part.repeat(1_000_000 / part.length)), options)).toHaveLength(1);
});
