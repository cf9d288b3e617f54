// Holds the pages that we make of a real document against those of a real SDK: `npm run parity [-- --show N]`.
// --show N names N pages for each difference; --corpus FOLDER is where the corpus lies.
import { parseArgs } from "node:util";
import { createJiti } from "jiti";

const { values } = parseArgs({ options: { show: { type: "string", default: "0" }, corpus: { type: "string" } } });
const jiti = createJiti(import.meta.url);
const { printParity } = await jiti.import("../test/parity/main.ts");
await printParity(values.corpus, Number(values.show), (text) => console.log(text));
