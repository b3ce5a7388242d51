/** IDs that are valid by the contract, and that break software which expects IDs to be words. All IDs are different. */
export const edgeCaseIds: readonly string[] = [
  // Special characters in URLs, headers, HTML, terminals, spreadsheets, shells and file names.
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
  // Equal except for case, Unicode normalization, or invisible characters.
  "call_hostile_twin",
  "CALL_HOSTILE_TWIN",
  "call_hostile_twin\u200b",
  "call_hostile_\u00e9t\u00e9",
  "call_hostile_e\u0301te\u0301",
  // Names with a meaning in programs.
  "__proto__",
  "constructor",
  "null",
  // IDs that look empty.
  "0",
  " ",
  "\u200b",
  "..",
];
