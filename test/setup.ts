import { fileURLToPath } from "node:url";
import fc from "fast-check";

// The same values on every run, so that a change is what makes a test fail. FAST_CHECK_SEED=random looks further.
const seed = process.env["FAST_CHECK_SEED"] ?? "20261124";
if (seed !== "random") fc.configureGlobal({ seed: Number(seed) });

// Runs in folders without node_modules keep their caches in the user's own folder: not while they are only tried.
process.env["XDG_CACHE_HOME"] = fileURLToPath(new URL("../node_modules/.cache/modelmint-tests", import.meta.url));
