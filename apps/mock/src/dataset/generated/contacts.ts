import { givenNames, surnames } from "./names.ts";
import { IdCipher, type IdHalves } from "./id-cipher.ts";
import { randomAt, randomStream, hashOf, pick } from "../../runtime/random.ts";

/** The average number of calls per contact, and the minimum number of contacts. */
const CALLS_PER_CONTACT = 5;
const MIN_CONTACTS = 20;

/** A person who calls or is called. */
export interface Contact {
  given: string;
  surname: string;
  /** A fictional phone number: 555-0100 to 555-0199 are reserved for fiction. */
  phone: string;
}

/** The contacts of a scenario. Some call often, and each has the same name and phone number in all calls. */
export class Contacts {
  readonly #key: number;
  readonly #count: number;
  readonly #ids: IdCipher;

  constructor({ calls, seed }: { calls: number; seed: number | string }) {
    this.#key = hashOf("contact", seed);
    this.#ids = new IdCipher("contact", seed);
    this.#count = Math.max(MIN_CONTACTS, Math.ceil(calls / CALLS_PER_CONTACT));
  }

  /** Picks a contact with a random number in [0, 1), and returns its ID. */
  idOf(chance: number): IdHalves {
    return this.#ids.idOf(this.#numberOf(chance));
  }

  /** Picks a contact with a random number in [0, 1). */
  of(chance: number): Contact {
    const draws = randomStream(this.#key, this.#numberOf(chance));
    return {
      given: pick(givenNames, randomAt(draws, 0)),
      surname: pick(surnames, randomAt(draws, 1)),
      phone: `555-01${String(Math.floor(randomAt(draws, 2) * 100)).padStart(2, "0")}`,
    };
  }

  /** Contacts with lower numbers call more often. */
  #numberOf(chance: number): number {
    return Math.floor(chance * chance * this.#count);
  }
}
