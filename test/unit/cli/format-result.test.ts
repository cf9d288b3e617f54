import { describe, expect, it } from "vitest";
import { describeJob, formatChanges, formatChecked, formatGenerated } from "../../../generator/cli/format-result.js";
import { formatGithubDrift } from "../../../generator/cli/github-drift.js";
import type { GeneratedFile } from "../../../generator/emit/types.js";
import type { CheckedJob } from "../../../generator/run/check.js";
import type { Change } from "../../../generator/write/change-set.js";

const change = (kind: Change["kind"], path: string, wanted = true): Change => ({ kind, path, wanted });
const job: CheckedJob = {
  input: "api.yaml",
  output: "out",
  files: new Array<GeneratedFile>(12),
  statistics: { schemas: 40, models: 7, files: 12, unknown: {} },
  changes: [],
  unchanged: 12,
  drift: [],
  causes: [],
};

describe("a job that was generated", () => {
  it.each<[string, Partial<CheckedJob>, number, boolean, string]>([
    ["nothing to do", {}, 420, false, "api.yaml → out: 7 models, 12 files (0 written, 12 unchanged) in 0.42 s"],
    [
      "all kinds of changes",
      {
        changes: [
          change("create", "a"),
          change("update", "b"),
          change("missing", "c"),
          change("delete", "d", false),
          change("hand-edited", "e"),
        ],
        unchanged: 8,
      },
      12_345,
      false,
      "api.yaml → out: 7 models, 12 files (3 written, 1 deleted, 1 edited by hand, 8 unchanged) in 12.3 s",
    ],
    [
      "a dry run",
      { changes: [change("create", "a"), change("delete", "d", false)] },
      1,
      true,
      "api.yaml → out: 7 models, 12 files (1 to write, 1 to delete, 12 unchanged) in 0.00 s",
    ],
    [
      "one of each",
      { files: new Array<GeneratedFile>(1), statistics: { ...job.statistics, models: 1, files: 1 }, output: undefined },
      0,
      false,
      "api.yaml: 1 model, 1 file (0 written, 12 unchanged) in 0.00 s",
    ],
    [
      "schemas that became unknown",
      { statistics: { ...job.statistics, unknown: { fallback: 2, "not-only": 1 } } },
      0,
      false,
      "api.yaml → out: 7 models, 12 files (0 written, 12 unchanged); 3 of 40 schemas became unknown (fallback: 2, not-only: 1) in 0.00 s",
    ],
  ])("is told in one line: %s", (_what, more, time, dryRun, want) => {
    expect(formatGenerated({ ...job, ...more }, time, dryRun)).toBe(want);
  });

  it("lists what a dry run would do", () => {
    expect(formatChanges({ ...job, changes: [change("create", "a"), change("delete", "b", false)] })).toBe(
      "missing     a\nstale       b\n",
    );
  });

  it("is plain data for machines", () => {
    expect(describeJob({ ...job, changes: [change("create", "a")] })).toEqual({
      input: "api.yaml",
      output: "out",
      files: 12,
      unchanged: 12,
      statistics: job.statistics,
      changes: [{ kind: "create", path: "a" }],
    });
  });
});

describe("a job that was checked", () => {
  it("is told in one line where nothing differs", () => {
    expect(formatChecked(job, 100, false)).toBe("out is what api.yaml gives: 7 models, 12 files, in 0.10 s");
  });

  it("is told file by file, with a sum and what to do", () => {
    const drift = [
      { ...change("missing", "a"), diff: "", places: [] },
      { ...change("update", "b"), diff: "--- a/b\n+++ b/b\n@@ -1,1 +1,1 @@\n-old\n+new\n", places: [] },
      { ...change("create", "c"), diff: "", places: [] },
      { ...change("stray", "d", false), diff: "", places: [] },
    ];
    expect(formatChecked({ ...job, drift }, 100, false)).toBe(
      [
        "missing     a",
        "changed     b",
        "--- a/b",
        "+++ b/b",
        "@@ -1,1 +1,1 @@",
        "-old",
        "+new",
        "missing     c",
        "stray       d",
        "",
        "out is not what api.yaml gives: 2 missing, 1 changed, 1 stray. Run `modelmint generate` to update it.",
      ].join("\n"),
    );
  });

  it("shows lines of files that a terminal or GitHub would obey", () => {
    const diff = "@@ -1,1 +1,1 @@\n ::add-mask::a\n \t  ::error::b\n+::c::\n a::b\n \u001b[2J\t##[d]\n";
    expect(formatChecked({ ...job, drift: [{ ...change("update", "b"), diff, places: [] }] }, 100, false)).toContain(
      "@@ -1,1 +1,1 @@\n \\u003a:add-mask::a\n \t  \\u003a:error::b\n+::c::\n a::b\n \\u001b[2J\t#\\u0023[d]\n",
    );
  });

  it("is an annotation a file for GitHub, with names that cannot break out of it", () => {
    const drift = [
      { ...change("stray", "src/a,b:c.ts", false), diff: "", places: [] },
      { ...change("update", "b"), diff: "-50%\n+60%\n", places: [] },
    ];
    expect(formatGithubDrift({ ...job, drift }, "sum")).toBe(
      [
        "::error file=out/src/a%2Cb%3Ac.ts,title=stray::src/a,b:c.ts is stray: it is not what api.yaml gives.",
        "::error file=out/b,title=changed::b is changed: it is not what api.yaml gives.%0A-50%25%0A+60%25%0A",
        "sum",
      ].join("\n"),
    );
  });

  it("is an annotation at the line of the document for GitHub, once a model", () => {
    const place = { uri: "api.yaml", pointer: "/components/schemas/Pet", line: 12, column: 5 };
    const drift = [
      { ...change("update", "docs/pet.md"), diff: "-a\n", places: [place] },
      { ...change("create", "src/pet.ts"), diff: "", places: [place] },
      { ...change("hand-edited", "src/dog.ts"), diff: "", places: [place] },
    ];
    const causes = [{ kind: "documents", documents: ["."] } as const, { kind: "hand-edited", files: 1 } as const];
    expect(formatGithubDrift({ ...job, drift, causes }, "sum").split("\n")).toEqual([
      "::error file=api.yaml,line=12,col=5,title=drift::in #/components/schemas/Pet%0Adocs/pet.md is changed%0Asrc/pet.ts is missing",
      "::error file=out/src/dog.ts,title=hand-edited::src/dog.ts is hand-edited: it is not what api.yaml gives.",
      "because api.yaml changed",
      "because 1 file was edited by hand",
      "sum",
    ]);
  });

  it("cuts a long diff", () => {
    const diff = Array.from({ length: 100 }, (_, index) => `+${index}\n`).join("");
    const text = formatChecked({ ...job, drift: [{ ...change("update", "b"), diff, places: [] }] }, 100, false);
    expect(text).toContain("+59\n… 40 more lines\n");
    expect(text).not.toContain("+60\n");
  });

  it("shows what a terminal would obey, in names and in lines; tabs stay", () => {
    const drift = [{ ...change("update", "a\u001b]0;x\u0007"), diff: "-\u001b[2Jold\n+\tnew\u202e\n", places: [] }];
    expect(formatChecked({ ...job, drift }, 100, false)).toMatch(
      /^changed {5}a\\u001b\]0;x\\u0007\n-\\u001b\[2Jold\n\+\tnew\\u202e\n/,
    );
    const [annotation] = formatGithubDrift({ ...job, drift }, "sum").split("\n");
    expect(annotation).toContain("-\\u001b[2Jold%0A+\tnew\\u202e%0A");
    expect(formatChanges({ ...job, changes: drift })).not.toContain("\u001b");
  });

  it("marks lines with colour only when asked to", () => {
    const drift = [{ ...change("update", "b"), diff: "-old\n+new\n", places: [] }];
    expect(formatChecked({ ...job, drift }, 100, false)).not.toContain("\u001b");
    expect(formatChecked({ ...job, drift }, 100, true)).toContain("\u001b[32m+new");
  });
});
