import type { Business } from "./business.ts";
import type { Contact } from "./contacts.ts";
import { pick } from "./random.ts";

/** Blanks that are the same for every business. */
const blanks: Readonly<Record<string, readonly string[]>> = {
  agent: ["Alex", "Robin", "Sam", "Jamie"],
  day: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
  time: ["9:30", "10:15", "11:00", "2pm", "3:45", "4:30"],
};

/** Fills the blanks of what is said in one call, each with the same all over. `chance` is in [0, 1), and of its own for each number. */
export function blankFiller(
  business: Business,
  contact: Contact,
  chance: (number: number) => number,
): (text: string) => string {
  const given: Readonly<Record<string, string>> = {
    business: business.name,
    first: contact.given,
    person: `${contact.given} ${contact.surname}`,
    phone: contact.phone,
  };
  const choices = { ...blanks, ...business.blanks };
  const numbers = Object.keys(choices);
  return (text) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => {
      return given[name] ?? pick(choices[name] ?? [], chance(numbers.indexOf(name)));
    });
}
