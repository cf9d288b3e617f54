// Breaks generated models in every way that we can think of, and counts how many the generated tests notice:
// `npm run mutate [-- --document reference|whole-language|corpus --most N --show N]`.
// Ends with 1 where less than 95 % is noticed, or another one survives than test/mutation/survivors.ts lists.
// --most N makes up to N wrong models a module and way; --show N names N that were not noticed.
import { parseArgs } from "node:util";
import { createJiti } from "jiti";

const { values } = parseArgs({
  options: {
    document: { type: "string", multiple: true, default: ["reference", "whole-language", "corpus"] },
    most: { type: "string", default: "6" },
    show: { type: "string", default: "1000" },
  },
});
const jiti = createJiti(import.meta.url);
const { printMutation } = await jiti.import("../test/mutation/main.ts");
for (const document of values.document) {
  const isFine = await printMutation({ document, most: Number(values.most) }, Number(values.show), (text) => console.log(text));
  if (!isFine) process.exitCode = 1;
}
