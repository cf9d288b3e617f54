import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { createDiagnostic } from "../../../generator/diagnostics/collector.js";
import { frame } from "../../../generator/diagnostics/frame.js";
import { formatGithub } from "../../../generator/diagnostics/reporters/github.js";
import { formatJson, printJson } from "../../../generator/diagnostics/reporters/json.js";
import { formatText } from "../../../generator/diagnostics/reporters/text.js";
import { showOnOneLine } from "../../../generator/diagnostics/show-hidden.js";
import type { Diagnostic, SourceLocation } from "../../../generator/diagnostics/types.js";

const source = "paths:\n  /pets:\n    $ref: '#/x'\n";
const location: SourceLocation = {
  uri: "openapi.yaml",
  pointer: "/paths/~1pets/$ref",
  line: 3,
  column: 5,
  frame: frame(source, { line: 3, column: 5 }),
};
const missing = createDiagnostic("MM2004", { reference: "#/x", missing: "x", suggestion: "#/y" }, location);
const unsupported = createDiagnostic("MM2013", { keyword: "maxLenght" }, { uri: "openapi.yaml", line: 9, column: 1 });
const hint = (line: number): Diagnostic => createDiagnostic("MM2021", {}, { uri: "openapi.yaml", line, column: 1 });
const noInput = createDiagnostic("MM4008", { config: undefined });

const plain = (...diagnostics: readonly Diagnostic[]): string => formatText(diagnostics, { color: false });

/** A finding whose every text was chosen by somebody who means harm. */
function hostile(text: string): Diagnostic {
  return {
    ...missing,
    message: text,
    help: text,
    location: { uri: text, pointer: `/${text}`, line: 1, column: 1, frame: frame(text, { line: 1, column: 1 }) },
  };
}

const anything = fc.string({
  unit: fc.oneof(
    fc.constantFrom("\n", "\r", "\u001b", "%", ":", ",", "::", "error", "\u202e"),
    fc.nat(0xffff).map((unit) => String.fromCharCode(unit)),
  ),
  maxLength: 30,
});

describe("formatText", () => {
  it("says what is wrong, where, shows it, and says what to do", () => {
    expect(plain(missing)).toBe(`error MM2004: "#/x" leads nowhere: there is no "x".
  in openapi.yaml:3:5 (#/paths/~1pets/$ref)
    1 | paths:
    2 |   /pets:
  > 3 |     $ref: '#/x'
      |     ^
  help: Did you mean "#/y"?

1 error; \`modelmint explain MM2004\` says more about a code.`);
  });

  it("leaves out what there is not", () => {
    const [first] = plain(createDiagnostic("MM2022", { feature: "This" })).split("\n\n");
    expect(first).toBe("error MM2022: This is not possible yet.");
  });

  it.each<readonly [what: string, place: SourceLocation, want: string]>([
    ["a file alone", { uri: "a.ts" }, "  in a.ts"],
    ["a line and column", { uri: "a.yaml", line: 3, column: 9 }, "  in a.yaml:3:9"],
    ["a pointer without a line", { uri: "a.ts", pointer: "/names" }, "  in a.ts (#/names)"],
    ["the whole document without a pointer", { uri: "a.yaml", line: 1, column: 1, pointer: "" }, "  in a.yaml:1:1"],
  ])("names %s", (_what, place, want) => {
    expect(plain({ ...noInput, location: place }).split("\n")[1]).toBe(want);
  });

  it("prints findings in their order, an empty line between them, and counts them", () => {
    const text = plain(unsupported, missing, noInput, hint(9));
    expect(text.match(/^(?:error|warning|info) MM\d+/gm)).toEqual([
      "warning MM2013",
      "error MM2004",
      "error MM4008",
      "info MM2021",
    ]);
    expect(text.split("\n\n")).toHaveLength(5);
    expect(text.split("\n\n").at(-1)).toBe("2 errors, 1 warning and 1 hint; `modelmint explain MM2004` says more about a code.");
  });

  it("tells the same finding once and names its other places: all of an error, three of a warning", () => {
    const at = (line: number): SourceLocation => ({ uri: "b.yaml", line, column: 1, pointer: `/${line}`, frame: "> 1 | x" });
    const spread = (diagnostic: Diagnostic) =>
      Array.from({ length: 6 }, (_, index) => ({ ...diagnostic, location: at(index + 1) }));
    const [error, warning, sum] = plain(...spread(missing), ...spread(unsupported)).split("\n\n");
    expect(error?.match(/^ {2}(?:also )?in .*$/gm)).toEqual(
      [1, 2, 3, 4, 5, 6].map((line) => `  ${line > 1 ? "also " : ""}in b.yaml:${line}:1 (#/${line})`),
    );
    expect(error?.match(/> 1 \| x/g)).toHaveLength(1);
    expect(warning).toMatch(
      /in b\.yaml:1:1[\s\S]*also in b\.yaml:4:1 \(#\/4\)\n {2}and at 2 more places; --reporter json lists them all\n {2}help: /,
    );
    expect(sum).toMatch(/^6 errors and 6 warnings;/);
  });

  it("tells findings apart that give different help", () => {
    const other = { ...missing, help: "Something else." };
    expect(plain(missing, other).match(/^error MM2004/gm)).toHaveLength(2);
  });

  it("prints three different hints of a kind and counts the others, but prints every error and warning", () => {
    const taken = (index: number) => createDiagnostic("MM3004", { name: "A", given: `A${index}`, holder: "b" });
    const warned = (index: number) => createDiagnostic("MM2013", { keyword: `k${index}` });
    const twelve = Array.from({ length: 12 }, (_, index) => index);
    const text = plain(...twelve.map(taken), ...twelve.map(warned), missing);
    expect(text.match(/^info MM3004: The name/gm)).toHaveLength(3);
    expect(text).toContain("info MM3004: 9 more of the kind; --reporter json lists them all.");
    expect(text.match(/^warning /gm)).toHaveLength(12);
    expect(text).toContain("1 error, 12 warnings and 12 hints;");
  });

  it("is empty where nothing was found", () => {
    expect([plain(), formatText([], { color: true })]).toEqual(["", ""]);
  });

  it("colours severities only where it is asked, and says the same", () => {
    const all = [missing, unsupported, hint(1), noInput];
    const coloured = formatText(all, { color: true });
    expect(coloured).toContain("\u001b[31m");
    expect(coloured).toContain("\u001b[33m");
    expect(stripVTControlCharacters(coloured)).toBe(plain(...all));
    expect(plain(...all)).not.toContain("\u001b");
  });

  it("colours whatever the environment says, since it was decided before", () => {
    try {
      const texts = ["0", "1"].map((forced) => {
        vi.stubEnv("FORCE_COLOR", forced);
        return formatText([missing], { color: true });
      });
      expect(texts[0]).toBe(texts[1]);
      expect(texts[0]).toContain("\u001b[36mopenapi.yaml:3:5");
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it("counts every finding of a hint that it leaves out", () => {
    const taken = (given: string, line: number) =>
      createDiagnostic("MM3004", { name: "A", given, holder: "b" }, { uri: "a.yaml", line, column: 1 });
    const text = plain(taken("A1", 1), taken("A2", 2), taken("A3", 3), taken("A4", 4), taken("A4", 5));
    expect(text).toContain("info MM3004: 2 more of the kind;");
  });

  it("escapes a frame that somebody else made", () => {
    expect(plain({ ...noInput, location: { uri: "a.yaml", frame: "> 1 | \u001b[2J" } })).toContain("\n  > 1 | \\u001b[2J\n");
  });

  it("prints no control or bidi character of a document, and no line that it chose", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const printed = plain(hostile(text));
        expect(printed).not.toMatch(/[\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]|(?!\n)\p{Cc}/u);
        const rows = frame(text, { line: 1, column: 1 }).split("\n").length;
        expect(printed.split("\n")).toHaveLength(rows + 5); // message, place, help, an empty line, the sum
      }),
    );
  });
});

describe("formatGithub", () => {
  it("makes an annotation at the line of the file", () => {
    expect(formatGithub([missing])).toBe(
      '::error file=openapi.yaml,line=3,col=5,title=MM2004 reference leads nowhere::"#/x" leads nowhere: there is no "x".%0ADid you mean "#/y"?%0Ain #/paths/~1pets/$ref',
    );
  });

  it("has a command for every severity, one a line", () => {
    expect(formatGithub([missing, unsupported, hint(1)]).match(/^::\w+/gm)).toEqual(["::error", "::warning", "::notice"]);
  });

  it("has no place where there is none", () => {
    expect(formatGithub([noInput])).toMatch(/^::error title=MM4008 no input::No input/);
  });

  it.each(["https://example.com/openapi.yaml", "<stdin>", "-"])("names %s in the message, since it is no file", (uri) => {
    const text = formatGithub([{ ...noInput, location: { uri, line: 3, column: 1 } }]);
    expect(text).toMatch(/^::error title=/);
    expect(text).toContain(`%0Ain ${uri}:3:1`);
  });

  it("keeps a path of Windows a file", () => {
    expect(formatGithub([{ ...noInput, location: { uri: "C:\\a.yaml" } }])).toContain("file=C%3A\\a.yaml,");
  });

  it("escapes what would end a property or the command", () => {
    const uri = "100%,a:b.yaml";
    const text = formatGithub([
      { ...noInput, message: "100% a,b: c\r\n::stop", help: undefined, location: { uri, line: 1, column: 2 } },
    ]);
    expect(text).toBe("::error file=100%25%2Ca%3Ab.yaml,line=1,col=2,title=MM4008 no input::100%25 a,b: c ::stop");
  });

  it("prints one command for a finding and loses nothing of it, whatever its texts", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const line = formatGithub([hostile(text)]);
        expect(line.split(/[\r\n\u2028\u2029]/)).toHaveLength(1);
        const command = readCommand(line);
        expect(command.name).toBe("error");
        expect(command.properties.at(-1)).toBe("title=MM2004 reference leads nowhere");
        expect(command.properties.every((property) => /^(?:file|line|col|title)=/.test(property))).toBe(true);
        expect(command.data.split("\n").slice(0, 2)).toEqual([showOnOneLine(text), showOnOneLine(text)]);
      }),
    );
  });

  /** Reads a line as the runner of GitHub Actions documents it: name, properties, then data behind the second `::`. */
  function readCommand(line: string): { name: string; properties: readonly string[]; data: string } {
    const [, head = "", data = ""] = /^::((?:(?!::).)*)::(.*)$/s.exec(line) ?? [];
    const space = head.indexOf(" ");
    const decode = (text: string) =>
      text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%25", "%");
    return {
      name: head.slice(0, space),
      properties: head
        .slice(space + 1)
        .split(",")
        .map(decode),
      data: decode(data),
    };
  }
});

describe("formatJson", () => {
  it("is plain data with every member", () => {
    const { frame: shown } = location;
    const place = { uri: "openapi.yaml", pointer: "/paths/~1pets/$ref", line: 3, column: 5, frame: shown };
    expect(formatJson([missing])).toEqual([
      {
        code: "MM2004",
        severity: "error",
        title: "reference leads nowhere",
        message: '"#/x" leads nowhere: there is no "x".',
        help: 'Did you mean "#/y"?',
        location: place,
      },
    ]);
  });

  it("says null where something does not apply", () => {
    const [first] = formatJson([{ ...noInput, help: undefined, location: { uri: "a.ts" } }]);
    expect(first).toMatchObject({ help: null, location: { uri: "a.ts", pointer: null, line: null, column: null, frame: null } });
    expect(formatJson([noInput])[0]?.location).toBe(null);
  });

  it("survives JSON unchanged", () => {
    const data = formatJson([missing, unsupported, hint(1), noInput]);
    expect(JSON.parse(JSON.stringify(data))).toEqual(data);
  });
});

describe("printJson", () => {
  it("prints an object over several lines", () => {
    expect(printJson({ a: 1, b: ["x"] })).toBe('{\n  "a": 1,\n  "b": [\n    "x"\n  ]\n}');
  });

  it("parses to the same value and shows nothing hidden, whatever is in it", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const report = { [text]: text, diagnostics: formatJson([hostile(text)]) };
        const printed = printJson(report);
        expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify(report)));
        expect(printed).not.toMatch(/(?!\n)\p{Cc}|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});
