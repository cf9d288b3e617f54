import "../setup.js";
// The pipeline loads it when it is needed, which is within a test: what runs only while modules load would count as the
// first test's, and be tried by that one alone.
import "../../generator/emit/index.js";
import fc from "fast-check";
import { attributeHooks } from "./attribute-hooks.js";

// Every wrong generator is tried with every property that reaches it: a few values each have to do.
fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: 10 });

attributeHooks();
