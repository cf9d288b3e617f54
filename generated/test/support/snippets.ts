import { decodeValid, encodeValid } from "./asking.js";
import { sameValue } from "./equality.js";
import { BrokenLaw } from "./failure.js";
import type { Runner } from "./index.js";
import type { TestedCodec } from "./types.js";

/**
 * The examples on a model's page are values of the model: for the type checker, which looks at this very
 * call, and for the codec, constraints included; and they survive the wire.
 *
 * @param runner vitest
 * @param model its name
 * @param codec what the page is about
 * @param values what the page shows, in its order
 */
export function testSnippets<T>({ it }: Runner, model: string, codec: TestedCodec<T>, values: readonly NoInfer<T>[]): void {
  it(`${model}: the ${values.length} examples of its page`, () => {
    const subject = { model, pointer: " of its page" };
    for (const value of values) {
      const wire = encodeValid(subject, codec, value, value, { validate: true });
      const decoded = decodeValid(subject, codec, wire, "decode accepts what encode gives");
      if (!sameValue(decoded, value)) {
        throw new BrokenLaw(subject, "decode(encode(value)) is value", wire, { actual: decoded, expected: value });
      }
    }
  });
}
