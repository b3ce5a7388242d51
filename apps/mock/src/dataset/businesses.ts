import type { Business } from "./business.ts";
import { clinic } from "./businesses/clinic.ts";
import { dentalPractice } from "./businesses/dental-practice.ts";
import { estateAgent } from "./businesses/estate-agent.ts";
import { restaurant } from "./businesses/restaurant.ts";
import { workshop } from "./businesses/workshop.ts";

/** The businesses of which a mock's calls can be. */
export const businesses: readonly Business[] = [dentalPractice, estateAgent, workshop, restaurant, clinic];
