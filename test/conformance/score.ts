import type { ModelmintConfig } from "../../generator/config/types.js";
import type { JsonValue } from "../../generator/model/types.js";
import { equalJson } from "../../generator/resolve/equal-json.js";
import { loadRoots, type RootCodec } from "./play.js";
import type { Group } from "./suite.js";

/** How a folder of the suite went. */
export interface Score {
  readonly groups: number;
  readonly tests: number;
  /** What was answered wrongly: `file | group | test`, in the suite's order. */
  readonly misses: readonly string[];
  /** The misses whose value is valid. */
  readonly falseRejects: readonly string[];
  /** Valid values that did not come back as they were, and what came instead. */
  readonly changed: readonly string[];
}

/** Asks the codec of every group about all its values. */
export async function scoreGroups(groups: readonly Group[], config: ModelmintConfig): Promise<Score> {
  const misses: string[] = [];
  const falseRejects: string[] = [];
  const changed: string[] = [];
  const roots = await loadRoots(groups, config);
  for (const [index, group] of groups.entries()) {
    const root = roots[index];
    for (const test of group.tests) {
      const name = `${group.file} | ${group.description} | ${test.description}`;
      const answer = root !== undefined && "codec" in root ? ask(root.codec, test.data) : { valid: !test.valid };
      if (answer.valid !== test.valid) misses.push(name);
      if (answer.valid !== test.valid && test.valid) falseRejects.push(name);
      if (test.valid && "back" in answer && !equalJson(answer.back, test.data)) {
        changed.push(`${name}: ${JSON.stringify(test.data)} became ${JSON.stringify(answer.back)}`);
      }
    }
  }
  const tests = groups.reduce((sum, group) => sum + group.tests.length, 0);
  return { groups: groups.length, tests, misses, falseRejects, changed };
}

function ask(codec: RootCodec, data: JsonValue): { readonly valid: boolean; readonly back?: JsonValue } {
  const result = codec.safeDecode(data);
  // What a codec encodes is JSON; the law asks whether it is the same.
  return result.ok ? { valid: true, back: codec.encode(result.value) as JsonValue } : { valid: false };
}
