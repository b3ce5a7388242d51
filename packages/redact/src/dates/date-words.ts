const list = (text: string) => text.split(" ");

/** The names of the months in all written and spoken forms. */
export const MONTH_FORMS: readonly (readonly string[])[] = [
  list("january february march april may june july august september october november december"),
  list("jan feb mar apr may jun jul aug sept oct nov dec"),
  list("jan feb mar apr may jun jul aug sep oct nov dec"),
  list("stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"),
  list("styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień"),
  list("styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie grudniu"),
];

const enUnits = list("first second third fourth fifth sixth seventh eighth ninth");
const enTeens = list(
  "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth",
);
const plUnits = list("pierwszego drugiego trzeciego czwartego piątego szóstego siódmego ósmego dziewiątego");
const plTeens = list(
  "dziesiątego jedenastego dwunastego trzynastego czternastego piętnastego szesnastego siedemnastego osiemnastego dziewiętnastego",
);
/** 20th to 90th, in the genitive, as in Polish dates and years. */
const plTens = list(
  "dwudziestego trzydziestego czterdziestego pięćdziesiątego sześćdziesiątego siedemdziesiątego osiemdziesiątego dziewięćdziesiątego",
);
const nominative = (words: readonly string[]) => words.map((word) => word.replace(/ciego$/, "ci").replace(/ego$/, "y"));

/** Ordinals in words, by size. */
interface Ordinals {
  units: readonly string[];
  teens: readonly string[];
  tens: readonly string[];
}

/** Ordinals in all forms that are used for days and years. */
const ORDINALS: readonly Ordinals[] = [
  { units: enUnits, teens: enTeens, tens: list("twentieth thirtieth") },
  { units: plUnits, teens: plTeens, tens: plTens },
  { units: nominative(plUnits), teens: nominative(plTeens), tens: nominative(plTens) },
];

/** "first" → 1, "dwudziestego" → 20. */
export const ordinalValues = new Map<string, number>(
  ORDINALS.flatMap(({ units, teens, tens }) => [
    ...units.map((word, index): [string, number] => [word, index + 1]),
    ...teens.map((word, index): [string, number] => [word, index + 10]),
    ...tens.map((word, index): [string, number] => [word, (index + 2) * 10]),
  ]),
);
