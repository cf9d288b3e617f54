import { pathToFileURL } from "node:url";
import { CORPUS_FOLDER, readCorpus } from "./corpus.js";
import { measureParity } from "./measure.js";
import { reportParity } from "./report.js";

/** Measures and tells; `false` where there is no corpus. @param examples pages to name for each difference */
export async function printParity(folder: string | undefined, examples: number, print: (text: string) => void): Promise<boolean> {
  const place = folder === undefined ? CORPUS_FOLDER : pathToFileURL(`${folder}/`);
  const corpus = readCorpus(place);
  if (corpus === undefined) {
    print("Left out: the parity corpus is not beside this checkout.");
    return false;
  }
  print(reportParity(await measureParity(corpus), examples));
  return true;
}
