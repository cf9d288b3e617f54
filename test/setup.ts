import fc from "fast-check";

// The same values on every run, so that a change is what makes a test fail. FAST_CHECK_SEED=random looks further.
const seed = process.env["FAST_CHECK_SEED"] ?? "20261124";
if (seed !== "random") fc.configureGlobal({ seed: Number(seed) });
