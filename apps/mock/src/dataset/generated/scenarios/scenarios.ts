import type { Business } from "./scenario.ts";
import { clinic } from "./clinic.ts";
import { dentalPractice } from "./dental-practice.ts";
import { estateAgent } from "./estate-agent.ts";
import { restaurant } from "./restaurant.ts";
import { workshop } from "./workshop.ts";

/** The businesses of which a mock's calls can be. */
export const businesses: readonly Business[] = [dentalPractice, estateAgent, workshop, restaurant, clinic];
