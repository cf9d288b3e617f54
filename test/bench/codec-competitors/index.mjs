import { ajv } from "./ajv.mjs";
import { valibot } from "./valibot.mjs";
import { zod3 } from "./zod-3.mjs";
import { zod4 } from "./zod-4.mjs";

/** Name → model → a function that checks, renames and makes dates of a value as ours does, and throws at what is invalid. */
export const competitors = { "ajv + rename": ajv, "zod 4": zod4, valibot, "zod 3 of SDKs": zod3 };
