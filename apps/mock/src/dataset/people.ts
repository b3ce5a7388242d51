// prettier-ignore
/** Given names of people who call and are called. */
export const givenNames = ["Maria", "James", "Emily", "Daniel", "Sofia", "Ahmed", "Grace", "Peter"] as const;
// prettier-ignore
/** Surnames of people who call and are called. */
export const surnames = ["Kowalska", "Okafor", "Carter", "Weber", "Rossi", "Hassan", "Lee", "Novak"] as const;
