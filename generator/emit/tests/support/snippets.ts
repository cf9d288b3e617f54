import { sameValue } from "./equality.js";
import { BrokenLaw } from "./failure.js";
import type { Runner } from "./index.js";
import type { TestedCodec } from "./types.js";
import { overTheWire } from "./wire.js";

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
    for (const value of values) {
      const wire = overTheWire(codec.encode(value, { validate: true }));
      const decoded = codec.decode(wire);
      if (!sameValue(decoded, value)) {
        const subject = { model, pointer: "the example of its page" };
        throw new BrokenLaw(subject, "decode(encode(value)) is value", wire, { actual: decoded, expected: value });
      }
    }
  });
}
