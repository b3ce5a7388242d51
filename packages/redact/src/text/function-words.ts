/**
 * Words that are never part of an e-mail address, a street name or a code: pronouns, articles, prepositions, common verbs, and nouns that
 * follow numbers.
 */
const FUNCTION_WORDS = new Set(
  `
  a about address after again ago all alright also always am an and any are aren't around as ask at away back be because been before between big but by call
  called came can can't come contact could day days did didn't do does don't down drive each either email else er even ever every few find for
  from get give go going good got had has have haven't he he's hello her here hers hi him his hour hours how i i'd i'll i'm i've if in into invoice is isn't it
  it's its just know last left let like little long look looking lot mail many me mean meet met mile miles minute minutes mistake more most my name near need
  new next no not now number of off ok okay on one's only or other our out over past people please really right room said same say second seconds see
  send she she's should sit so some something sorry spell spelled spelt still sure take than thank thanks that that's the their them then there these they they're
  thing things think this those though time times to too try two under until up us use very walk want was wasn't way we we'd we'll we're we've week weeks well
  went were what what's wheel when where which while who why will with work works would write wrote year years yeah yes yet you you'd you'll you're you've your yours
  aby adres ale albo bardzo będzie bo by był była było być czy dla do dobrze dzień dziękuję go gdzie i ich ile ja jak jaki jest jestem jeszcze już kod kto która który
  lub ma mail mam mi mieszkam mnie moja moje moją może można mój mówi na nad nazwisko nie niech nr numer o od on ona oni oraz pan pani po pod poproszę proszę przed
  przez przy pisać są się swój ta tak tam te tego ten też to tu tutaj ty w we wysłać wysyłać z za ze że
  `
    .trim()
    .split(/\s+/),
);

/** Whether a word, in lower case, is a function word. */
export function isFunctionWord(lower: string): boolean {
  return FUNCTION_WORDS.has(lower.replaceAll("’", "'"));
}
