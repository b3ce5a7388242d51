import type { Scenario } from "./scenario.ts";
import { clinic } from "./clinic.ts";
import { dentalPractice } from "./dental-practice.ts";
import { estateAgent } from "./estate-agent.ts";
import { restaurant } from "./restaurant.ts";
import { workshop } from "./workshop.ts";

/** All scenarios. The seed selects one of them. */
export const scenarios: readonly Scenario[] = [dentalPractice, estateAgent, workshop, restaurant, clinic];
