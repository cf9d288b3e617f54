import { describe, expect, it } from "vitest";
import { type Described, describes } from "../../../generator/emit/tests/described.js";
import type { Additional, JsonValue, TypeNode } from "../../../generator/model/types.js";
import {
  array,
  graphOf,
  literal,
  map,
  never,
  number,
  object,
  property,
  ref,
  string,
  tuple,
  union,
  unknown,
} from "../sample/graph-kit.js";

const a = property("a?", string());
const kept = object([a]);
const stripped = object([a], {}, { kind: "unknown", policy: "strip" });
const rejected = object([a], {}, { kind: "unknown", policy: "reject" });
const closed = object([a], {}, { kind: "forbidden" });
const typed = (values: TypeNode): Additional => ({ kind: "typed", values, patterns: [{ pattern: "^x", type: stripped }] });
const tagged = (open: boolean): TypeNode =>
  union([object([property("kind", literal("cat"))]), object([property("kind", literal("dog"))], {}, { kind: "forbidden" })], {
    open,
    discriminator: {
      wireName: "kind",
      enforced: true,
      tags: [
        { tag: "cat", variant: 0 },
        { tag: "dog", variant: 1 },
      ],
    },
  });

describe("what becomes of properties that a type does not describe", () => {
  it.each<[what: string, type: TypeNode, value: JsonValue, want: Described]>([
    ["there are none in text", string(), "a", "described"],
    ["there are none in null", { ...kept, nullable: true }, null, "described"],
    ["all are described", kept, { a: "x" }, "described"],
    ["kept", kept, { a: "x", b: 1 }, "keep"],
    ["stripped", stripped, { b: 1 }, "strip"],
    ["rejected by an option", rejected, { b: 1 }, "reject"],
    ["forbidden", closed, { b: 1 }, "reject"],
    ["a name that every object has", kept, { constructor: 1 }, "keep"],
    ["described by the type of all others", object([a], {}, typed(kept)), { b: { a: "x" } }, "described"],
    ["in others", object([a], {}, typed(kept)), { b: { c: 1 } }, "keep"],
    ["in others of a pattern", object([a], {}, typed(kept)), { xb: { c: 1 } }, "strip"],
    ["in a property", object([property("p", stripped)]), { p: { b: 1 } }, "strip"],
    ["of the object before those in a property", object([property("p", stripped)]), { p: { b: 1 }, q: 1 }, "keep"],
    ["in a list", array(stripped), [{ a: "x" }, { b: 1 }], "strip"],
    ["in no item of a list", array(stripped), [{ a: "x" }, {}], "described"],
    ["in the beginning of a tuple", tuple([stripped], kept), [{ b: 1 }, { b: 1 }], "strip"],
    ["in the rest of a tuple", tuple([stripped], kept), [{}, { b: 1 }], "keep"],
    ["in a record", map(stripped), { any: { b: 1 } }, "strip"],
    ["in a record, by a pattern", map(kept, {}, [{ pattern: "^x", type: stripped }]), { x: { b: 1 } }, "strip"],
    ["not in names of a record", map(string()), { any: "x" }, "described"],
    ["in a model", ref("Model"), { b: 1 }, "strip"],
    ["in a model that is not there", ref("Gone"), { b: 1 }, "described"],
    ["in the variant of a tag", tagged(false), { kind: "cat", b: 1 }, "keep"],
    ["in another variant of a tag", tagged(false), { kind: "dog" }, "described"],
    ["of a tag that is not known", tagged(true), { kind: "cow" }, "keep"],
    ["in the first variant that takes the value", union([number(), stripped, kept]), { b: 1 }, "strip"],
    ["of a value that no variant takes", union([number(), closed]), { b: 1 }, "keep"],
    ["there are none where anything goes", unknown(), { b: { c: 1 } }, "described"],
    ["a list where an object is meant", { ...kept, inferred: true }, [{ b: 1 }], "described"],
    ["a list where a record is meant", { ...map(stripped), inferred: true }, [{ b: 1 }], "described"],
    ["an object where a list is meant", { ...array(stripped), inferred: true }, { b: 1 }, "described"],
    ["an object where a tuple is meant", { ...tuple([stripped], never()), inferred: true }, { b: 1 }, "described"],
  ])("%s", (_what, type, value, want) => {
    expect(describes(graphOf({ Model: stripped }), type, value)).toBe(want);
  });
});
