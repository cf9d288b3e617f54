import "../setup.js";
import fc from "fast-check";

// Every wrong generator is tried with every property that reaches it: a few values each have to do.
fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: 10 });
