// Prints the closing line of a CI run from vitest's JSON report and the names of the steps that failed.
// node scripts/summarise.mjs REPORT [STEP…]; exit code 1 where anything failed or no test ran.
import { existsSync, readFileSync } from "node:fs";

const [reportPath, ...failedSteps] = process.argv.slice(2);
const report = existsSync(reportPath) ? JSON.parse(readFileSync(reportPath, "utf8")) : undefined;
const passed = report?.numPassedTests ?? 0;
const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
// A file that cannot even be loaded has no tests that could fail.
const broken = (report?.testResults ?? []).filter((file) => file.status === "failed" && file.assertionResults.length === 0);
const failedTests = (report?.numFailedTests ?? 0) + broken.length;
// Where single tests are counted as failed, the step that ran them is not counted again.
const otherSteps = failedSteps.filter((step) => step !== "tests" || failedTests === 0);
const failed = failedTests + otherSteps.length;

if (failedSteps.length > 0) console.log(`failed: ${failedSteps.join(", ")}`);
for (const file of broken) console.log(`could not run: ${file.name}`);
if (report === undefined) console.log("there is no test report");
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
