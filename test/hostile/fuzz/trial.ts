import { isUtf8 } from "node:buffer";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { type Console, createConsole } from "../../../generator/cli/console.js";
import type { SeedDocument } from "./documents.js";
import { mutateValue, spoilBytes, writeDocument } from "./mutate.js";
import { Random } from "./random.js";

/** The command line: arguments to exit code. */
export type RunCommand = (args: readonly string[], console: Console) => Promise<number>;

/** How one case ended. */
export interface Outcome {
  readonly code: number;
  /** What must never happen and did. */
  readonly failures: readonly string[];
}

/** One mutated document with flags. */
export interface Case {
  /** The document that it was made from. */
  readonly origin: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly flags: readonly string[];
}

const FLAGS: readonly (readonly string[])[] = [
  [],
  [],
  ["--docs-markdown", "raw"],
  ["--tests", "false"],
  ["--tests", "basic", "--int64", "bigint", "--dates", "string"],
  ["--naming", "speakeasy-2023", "--unknown-properties", "strip", "--enums", "open"],
  ["--bytes", "Uint8Array", "--int64", "string", "--unknown-properties", "reject", "--unions", "open"],
];

/** Case number `index` of a seed; the same for the same documents everywhere. */
export function makeCase(documents: readonly SeedDocument[], seed: number, index: number): Case {
  const random = Random.forCase(seed, index);
  const { name, bytes, value } = random.pick(documents);
  // Everything is worked out and looked at in a dry run too, at a third of the price.
  const flags = [...random.pick(FLAGS), ...(random.chance(2 / 3) ? ["--dry-run"] : [])];
  if (value === undefined || random.chance(0.12)) return { origin: name, name, bytes: spoilBytes(bytes, random), flags };
  const others = documents.flatMap((document) => document.value ?? []);
  return { origin: name, flags, ...writeDocument(mutateValue(value, others, random), random) };
}

const SECRET = "SECRET_CANARY_7f3a";
/** So many cases share an output folder, so that most files are right already and little is written. */
const CASES_A_FOLDER = 25;

/** A folder with a file beside the document's own that nobody may read, and nothing else. */
export class Sandbox {
  private readonly folder = mkdtempSync(join(tmpdir(), "modelmint-fuzz-"));
  private readonly project = join(this.folder, "deep/project");
  private connections = 0;
  private used = 0;
  private readonly connect = Socket.prototype.connect;
  private readonly fetch = globalThis.fetch;

  constructor(private readonly run: RunCommand) {
    mkdirSync(join(this.project, "specs"), { recursive: true });
    writeFileSync(join(this.project, "secret.yaml"), `Secret: { enum: [${SECRET}], description: ${SECRET} }\n`);
    symlinkSync("../secret.yaml", join(this.project, "specs/link.yaml"));
    const refuse = (): never => {
      this.connections++;
      throw new Error("no network here");
    };
    Socket.prototype.connect = refuse;
    globalThis.fetch = refuse;
  }

  close(): void {
    Socket.prototype.connect = this.connect;
    globalThis.fetch = this.fetch;
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Runs the command over a case and looks at all that came of it. */
  async try({ name, bytes, flags }: Case): Promise<Outcome> {
    const input = join(this.project, "specs", name);
    const output = join(this.project, "out");
    if (this.used++ % CASES_A_FOLDER === 0) rmSync(output, { recursive: true, force: true });
    writeFileSync(input, bytes);
    const printed: string[] = [];
    const print = (text: string): void => void printed.push(text);
    const failures: string[] = [];
    this.connections = 0;
    let code = -1;
    try {
      code = await this.run(
        ["generate", input, "--output", output, "--force", ...flags],
        createConsole(print, print, { out: false, err: false }),
      );
    } catch (error) {
      failures.push(`the command threw ${error instanceof Error ? error.stack : String(error)}`);
    }
    const text = printed.join("");
    if (code !== 0 && code !== 2) failures.push(`exit code ${code}: ${text.slice(0, 1_000)}`);
    failures.push(...judgeText(text), ...this.judgeSurroundings(name), ...judgeGlobals());
    if (code === 0 && !flags.includes("--dry-run")) failures.push(...judgeOutput(output));
    if (code === 2 && text === "") failures.push("refused without a word");
    rmSync(input);
    return { code, failures };
  }

  private judgeSurroundings(name: string): readonly string[] {
    const list = (path: string): string => readdirSync(join(this.folder, path)).sort().join(" ");
    const wanted: readonly (readonly [string, string])[] = [
      ["", "deep"],
      ["deep", "project"],
      ["deep/project", existsSync(join(this.project, "out")) ? "out secret.yaml specs" : "secret.yaml specs"],
      ["deep/project/specs", ["link.yaml", name].sort().join(" ")],
    ];
    const strays = wanted.filter(([path, content]) => list(path) !== content);
    const calls = this.connections > 0 ? [`${this.connections} network calls`] : [];
    return [...strays.map(([path]) => `files outside of the output: ${list(path)}`), ...calls];
  }
}

function judgeText(text: string): readonly string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it looks for
  const raw = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.exec(text);
  return [
    ...(raw === null
      ? []
      : [`a raw control in a message: ${JSON.stringify(text.slice(Math.max(0, raw.index - 80), raw.index + 20))}`]),
    ...(/\n\s+at .+:\d+:\d+/.test(text) ? [`a stack trace: ${text.slice(0, 1_000)}`] : []),
    ...(text.includes(SECRET) ? ["the secret is told"] : []),
  ];
}

function judgeGlobals(): readonly string[] {
  const polluted = Object.keys(Object.prototype).length > 0;
  return [
    ...(polluted ? ["Object.prototype is polluted"] : []),
    ...("PWNED" in globalThis ? ["something of the document ran"] : []),
  ];
}

function judgeOutput(output: string): readonly string[] {
  const paths = readdirSync(output, { recursive: true, encoding: "utf8" }).map((path) => path.replaceAll("\\", "/"));
  const folded = new Set(paths.map((path) => path.normalize("NFC").toLowerCase()));
  const odd = paths.filter(
    (path) => !/^[\w./-]{1,200}$/.test(path) || /(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\/|$)|[. ](?:\/|$)/i.test(path),
  );
  return [
    ...(folded.size === paths.length ? [] : ["paths that differ in case only"]),
    ...odd.map((path) => `the path ${JSON.stringify(path)}`),
    ...paths.filter(isMade).flatMap((path) => judgeFile(path, readFileSync(join(output, path)))),
  ];
}

/** Files that are made from the document; the others come with modelmint. */
function isMade(path: string): boolean {
  return /^(?:src\/models|test\/models|docs)\/.*\.|^[^/]*\.(?:json|md)$|^test\/document\.json$/.test(path);
}

function judgeFile(path: string, bytes: Buffer): readonly string[] {
  const text = bytes.toString("utf8");
  const where = (what: string): string => `${path}: ${what}`;
  const found = [
    ...(text.includes(SECRET) ? [where("the secret is in the output")] : []),
    ...(isUtf8(bytes) && !text.includes("\u0000") ? [] : [where("text that is not well-formed")]),
  ];
  if (path.endsWith(".json")) return [...found, ...judgeJson(text).map(where)];
  return path.endsWith(".ts") ? [...found, ...judgeModule(text).map(where)] : found;
}

function judgeJson(text: string): readonly string[] {
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    return [String(error)];
  }
}

function judgeModule(text: string): readonly string[] {
  const source = ts.createSourceFile("a.ts", text, ts.ScriptTarget.Latest);
  const { parseDiagnostics } = source as unknown as { readonly parseDiagnostics: readonly ts.Diagnostic[] }; // internal, but what the compiler goes by
  const found = parseDiagnostics
    .slice(0, 1)
    .map(({ messageText }) => `a syntax error, ${ts.flattenDiagnosticMessageText(messageText, " ")}`);
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === "PWNED") found.push("text of the document became an identifier of its own choice");
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
