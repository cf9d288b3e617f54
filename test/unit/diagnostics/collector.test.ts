import { describe, expect, expectTypeOf, it } from "vitest";
import type { DiagnosticCode, DiagnosticParams } from "../../../generator/diagnostics/catalogue.js";
import { createDiagnostic, createDiagnostics, type Diagnostics } from "../../../generator/diagnostics/collector.js";
import type { Diagnostic, SourceLocation } from "../../../generator/diagnostics/types.js";

const at = (uri: string, line: number, column: number): SourceLocation => ({ uri, line, column });
const enumAt = (location?: SourceLocation, found = "1"): Diagnostic => createDiagnostic("MM2009", { found }, location);
const typeAt = (location?: SourceLocation): Diagnostic => createDiagnostic("MM2007", { found: "1", known: [] }, location);

describe("createDiagnostic", () => {
  it("words a finding as the catalogue says", () => {
    const location = at("openapi.yaml", 3, 5);
    const params = { reference: "#/components/schemas/Pett", missing: "Pett", suggestion: "#/components/schemas/Pet" };
    expect(createDiagnostic("MM2004", params, location)).toEqual({
      code: "MM2004",
      severity: "error",
      message: '"#/components/schemas/Pett" leads nowhere: there is no "Pett".',
      help: 'Did you mean "#/components/schemas/Pet"?',
      location,
    });
  });

  it("has no help where the catalogue has none", () => {
    expect(createDiagnostic("MM2022", { feature: "This" })).toMatchObject({ help: undefined, location: undefined });
  });
});

describe("createDiagnostics", () => {
  it("sorts by document, line, column and code", () => {
    const inOrder = [
      enumAt(),
      typeAt(at("a.yaml", 9, 1)),
      typeAt(at("b.yaml", 1, 7)),
      typeAt(at("b.yaml", 2, 1)),
      enumAt(at("b.yaml", 2, 1)),
      enumAt(at("b.yaml", 2, 3)),
      enumAt(at("b.yaml", 10, 1)),
    ];
    const diagnostics = createDiagnostics();
    diagnostics.add(...[3, 6, 0, 5, 2, 4, 1].flatMap((index) => inOrder[index] ?? []));
    expect(diagnostics.all()).toEqual(inOrder);
  });

  it("sorts by code unit, not by the rules of a language", () => {
    const diagnostics = createDiagnostics();
    diagnostics.add(enumAt(at("ä.yaml", 1, 1)), enumAt(at("b.yaml", 1, 1)), enumAt(at("B.yaml", 1, 1)));
    expect(diagnostics.all().map(({ location }) => location?.uri)).toEqual(["B.yaml", "b.yaml", "ä.yaml"]);
  });

  it("gives one order, whichever came first", () => {
    const pointer = (pointer: string): SourceLocation => ({ ...at("a.json", 1, 1), pointer });
    const all = [enumAt(pointer("/b")), enumAt(pointer("/a"), "2"), enumAt(pointer("/a"))];
    const [forth, back] = [createDiagnostics(), createDiagnostics()];
    forth.add(...all);
    back.add(...all.toReversed());
    expect(forth.all()).toEqual(back.all());
    expect(forth.all()).toEqual(all.toReversed());
  });

  it("tells a finding once, but at every place and with every message", () => {
    const diagnostics = createDiagnostics();
    diagnostics.report("MM2009", { found: "1" }, at("a.yaml", 1, 1));
    diagnostics.report("MM2009", { found: "1" }, at("a.yaml", 1, 1));
    diagnostics.report("MM2009", { found: "2" }, at("a.yaml", 1, 1));
    diagnostics.report("MM2009", { found: "1" }, at("a.yaml", 1, 2));
    expect(diagnostics.all()).toHaveLength(3);
  });

  it("has errors only where one is an error", () => {
    const diagnostics = createDiagnostics();
    expect(diagnostics.hasErrors()).toBe(false);
    diagnostics.report("MM2013", { keyword: "x" });
    diagnostics.report("MM2021", {});
    expect(diagnostics.hasErrors()).toBe(false);
    diagnostics.report("MM1001", { path: "a.yaml" });
    expect(diagnostics.hasErrors()).toBe(true);
  });

  it("hands out a list that later findings do not change", () => {
    const diagnostics = createDiagnostics();
    const before = diagnostics.all();
    diagnostics.report("MM2021", {});
    expect([before, diagnostics.all().length]).toEqual([[], 1]);
  });
});

describe("types", () => {
  it("ask for the parameters of the very code", () => {
    expectTypeOf<DiagnosticParams<"MM1001">>().toEqualTypeOf<{ path: string }>();
    expectTypeOf<DiagnosticParams<"MM1006">>().toEqualTypeOf<{ uri: string; bytes: number; limit: number }>();
    expectTypeOf<DiagnosticParams<"MM2004">["suggestion"]>().toEqualTypeOf<string | undefined>();
  });

  it("do not take a code without parameters, with those of another, or that is not in the catalogue", () => {
    expectTypeOf<Parameters<Diagnostics["report"]>["length"]>().toEqualTypeOf<2 | 3>();
    expectTypeOf(createDiagnostic<"MM1001">)
      .parameter(1)
      .not.toExtend<DiagnosticParams<"MM2009">>();
    expectTypeOf<{ found: string }>().not.toExtend<DiagnosticParams<"MM2007">>();
    expectTypeOf<"MM2018">().not.toExtend<DiagnosticCode>();
  });
});
