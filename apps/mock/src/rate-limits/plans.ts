/**
 * How many requests a minute each plan allows. SmartAlex's documentation shows these three numbers; that they belong to these plans, in this
 * order, is an assumption.
 */
export const plans = { professional: 60, dental: 300, "real-estate": 600 } as const;

/** The name of a plan. */
export type Plan = keyof typeof plans;
