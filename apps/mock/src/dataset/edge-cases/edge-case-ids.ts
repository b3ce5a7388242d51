/** Ids of calls that the contract allows, and that break what takes an id for a word. No two are the same. */
export const edgeCaseIds: readonly string[] = [
  // What an address, a header, a page, a terminal, a spreadsheet, a shell or a file name makes something else of.
  "call_hostile/slash",
  "../call_hostile_parent",
  "call_hostile%2Fpercent%00%zz",
  "call_hostile?page=2&query#fragment",
  "call_hostile with spaces ",
  "call_hostile\r\nX-Header: newline",
  "call_hostile\u0000nul",
  "call_hostile\\'\"`quotes",
  "call_hostile<script>globalThis.wasHacked = true</script>",
  "call_hostile\u001b]0;owned\u0007",
  "=call_hostile_formula()",
  "-call_hostile_flag",
  "call_hostile\ud800lone_surrogate",
  `call_hostile_very_long_${"x".repeat(5_000)}`,
  // The same but for case, normal form, or what nobody sees.
  "call_hostile_twin",
  "CALL_HOSTILE_TWIN",
  "call_hostile_twin\u200b",
  "call_hostile_\u00e9t\u00e9",
  "call_hostile_e\u0301te\u0301",
  // What programs have names for.
  "__proto__",
  "constructor",
  "null",
  // What looks like none.
  "0",
  " ",
  "\u200b",
  "..",
];
