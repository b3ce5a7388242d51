import { describe, expect, test } from "vitest";
import { identifiersIn } from "./identifiers-in.ts";

describe("numbers", () => {
  test.each([
    ["my number is oh seven nine double one", ["number: oh seven nine double one"]],
    ["seven seven hundred nine hundred one two three", ["phone: seven seven hundred nine hundred one two three"]],
    ["sześćset jeden dwieście trzy czterysta pięć", ["phone: sześćset jeden dwieście trzy czterysta pięć"]],
    ["call +44 (0)20 7946 0958 please", ["phone: +44 (0)20 7946 0958"]],
    ["call (202) 555-0156", ["phone: (202) 555-0156"]],
    [
      "plus four eight six hundred one hundred two hundred",
      ["phone: plus four eight six hundred one hundred two hundred"],
    ],
    ["card 4111 1111 1111 1111 thanks", ["card: 4111 1111 1111 1111"]],
    ["konto 61 1090 1014 0000 0712 1981 2874", ["card: 61 1090 1014 0000 0712 1981 2874"]],
    ["it is ０７７００ ９００１２３", ["phone: ０７７００ ９００１２３"]],
    ["it is 0 7 7 o o 9 o o 1 2 3", ["phone: 0 7 7 o o 9 o o 1 2 3"]],
    ["the address is 12.03.2027.55", ["phone: 12.03.2027.55"]],
    ["it is ٠٧٧٠٠ ٩٠٠١٢٣", ["phone: ٠٧٧٠٠ ٩٠٠١٢٣"]],
    ["the number is 07700\u200b900\u00ad123", ["phone: 07700\u200b900\u00ad123"]],
  ])("%j is found", (text, expected) => {
    expect(identifiersIn(text)).toEqual(expected);
  });

  test.each([
    "We have 10:15, 11:30, 12:45 and 14:00 free.",
    "ten fifteen",
    "at ten fifteen or at eleven forty five",
    "one hundred and thirty five dollars",
    "it costs 12,500 zł a month for the last 3 years, 12345,67 zł in all",
    "open from nine thirty a m to five o'clock p m, or 6.45 pm",
    "it takes 90 minutes, or two hours and thirty five minutes",
    "about 1,250,000 people, 3.14159 percent, 85000 miles",
    "in 2019/2020 and 2020-2021",
    "120 over 80, one twenty over eighty",
    "three two one, go, one two three four five",
    "version 10.15.7, error 5003, room 20411",
    "wizyta 14.01.2027 o 14:30, albo o 15, 16 o piętnastej",
    "visits on 14.01.2027, 14:30 and on 01/27/2027, 9:15",
  ])("%j is not an identifier", (text) => {
    expect(identifiersIn(text)).toEqual([]);
  });
});

describe("e-mail addresses", () => {
  test.each([
    ["mail j.smith+x@poczta.example.pl now", ["email: j.smith+x@poczta.example.pl"]],
    ["mail ＪＡＮ＠ＥＸＡＭＰＬＥ．ＰＬ now", ["email: ＪＡＮ＠ＥＸＡＭＰＬＥ．ＰＬ"]],
    ["it's john dot smith at gmail dot com", ["email: john dot smith at gmail dot com"]],
    ["it's bob one two three at yahoo com", ["email: bob one two three at yahoo com"]],
    ["it's first dot last at company dot io", ["email: first dot last at company dot io"]],
    ["it's info at my dash shop dot co dot uk", ["email: info at my dash shop dot co dot uk"]],
    ["jan kropka kowalski małpa o2 kropka pl", ["email: jan kropka kowalski małpa o2 kropka pl"]],
  ])("%j is found", (text, expected) => {
    expect(identifiersIn(text)).toEqual(expected);
  });

  test.each([
    "look at the dot on the screen",
    "you can find it at example dot com",
    "one at 2.30pm",
    "at home, come on",
  ])("%j is not an identifier", (text) => {
    expect(identifiersIn(text)).toEqual([]);
  });
});

describe("addresses", () => {
  test.each([
    ["i live at sixty two lewin road in leeds", ["address: sixty two lewin road"]],
    ["send it to Flat 3, 22 Baker Street", ["address: Flat 3, 22 Baker Street"]],
    ["it's 7b Queen's Gardens", ["address: 7b Queen's Gardens"]],
    ["it's 45 Elm St, Apt 2", ["address: 45 Elm St, Apt 2"]],
    ["to PO Box 441", ["address: PO Box 441"]],
    ["mieszkam na ul. Długiej 5 m. 3 w Krakowie", ["address: ul. Długiej 5 m. 3"]],
    ["mieszkam na Długiej 5/7", ["address: Długiej 5/7"]],
    ["przy ulicy polnej dwanaście", ["address: ulicy polnej dwanaście"]],
  ])("%j is found", (text, expected) => {
    expect(identifiersIn(text)).toEqual(expected);
  });

  test.each(["I'm near Station Road", "five minutes walk from Mill Lane", "niedaleko ulicy Długiej", "na Wawelu o 5"])(
    "a street without a house number, such as %j, is not an identifier",
    (text) => {
      expect(identifiersIn(text)).toEqual([]);
    },
  );
});

describe("dates", () => {
  test.each([
    ["it was the twelfth of March nineteen eighty", ["date: the twelfth of March nineteen eighty"]],
    [
      "dwudziestego ósmego listopada tysiąc dziewięćset osiemdziesiątego siódmego roku",
      ["date: dwudziestego ósmego listopada tysiąc dziewięćset osiemdziesiątego siódmego roku"],
    ],
    ["urodziłem się trzeciego czerwca osiemdziesiątego piątego", ["date: trzeciego czerwca osiemdziesiątego piątego"]],
    ["28 listopada 1987", ["date: 28 listopada 1987"]],
    ["born 1987-11-28", ["date: 1987-11-28"]],
    ["born 28/11/87", ["date: 28/11/87"]],
  ])("%j is found", (text, expected) => {
    expect(identifiersIn(text)).toEqual(expected);
  });

  test.each([
    "on 14 marca 2027 o godzinie 15:30",
    "on 2026-12-03 at 09:00",
    "on 03/12/2026",
    "on 03/12/26",
    "on 5 January 2026",
    "the third of May",
    "I was born in Leeds, I'm forty five",
  ])("%j is not an identifier", (text) => {
    expect(identifiersIn(text)).toEqual([]);
  });
});

describe("codes", () => {
  test.each([
    ["j o n e s", ["code: j o n e s"]],
    ["that's o apostrophe b r i e n", ["code: o apostrophe b r i e n"]],
    ["it's S as in sugar, M as in Mike, I as in ice", ["code: S as in sugar, M as in Mike, I as in ice"]],
    ["that is Z jak Zenon, A jak Adam, J jak Jan", ["code: Z jak Zenon, A jak Adam, J jak Jan"]],
    ["the postcode is mk 6 9 tango bravo", ["code: mk 6 9 tango bravo"]],
    ["it is SW16 6JT in London", ["code: SW16 6JT"]],
    ["it is 00-950 Warszawa", ["code: 00-950"]],
    ["my booking reference is K7PX2Q, for flight BA117", ["code: K7PX2Q"]],
    ["the bill for order 3960 is 180 pounds", ["number: 3960"]],
    ["sprawa nr 2041/24 z maja", ["number: 2041/24"]],
    ["GB29 NWBK 6016 1331 9268 19", ["number: GB29 NWBK 6016 1331 9268 19"]],
  ])("%j is found", (text, expected) => {
    expect(identifiersIn(text)).toEqual(expected);
  });

  test.each([
    "I have the XR-500, and the order is late",
    "my flight is BA117",
    "is the WH-1000XM4 in stock?",
    "I bought an iPhone 15 and a PS5",
    "COVID-19, H1N1, vitamin B12 and omega 3",
    "I got an A, a B and two Cs",
    "in the U S A, with the N H S",
    "You have the options A, B, C and D.",
    "A B testing, and C D players",
    "I have a B and B booked, and a TV and a DVD",
    "see you at eleven a m",
  ])("%j is not an identifier", (text) => {
    expect(identifiersIn(text)).toEqual([]);
  });
});

test("names are not identifiers", () => {
  expect(identifiersIn("My name is David Jones. Nazywam się Grzegorz Brzęczyszczykiewicz. Ask for Adaeze.")).toEqual(
    [],
  );
});
