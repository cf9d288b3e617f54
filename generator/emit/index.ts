import type { Step } from "../observe/types.js";
import { emitDocs } from "./docs/index.js";
import { emitModels } from "./models/index.js";
import { emitPackage } from "./package/index.js";
import { emitTests } from "./tests/index.js";
import type { Emitter } from "./types.js";

/** The built-in emitters; a user's own has the same contract. */
export const builtInEmitters: readonly { readonly step: Step; readonly emit: Emitter }[] = [
  { step: "models", emit: emitModels },
  { step: "docs", emit: emitDocs },
  { step: "tests", emit: emitTests },
  { step: "package", emit: emitPackage },
];
