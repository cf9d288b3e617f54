import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createConsole } from "../../generator/cli/console.js";
import { main } from "../../generator/cli/main.js";
import { build } from "../../scripts/build.mjs";

export const repository = fileURLToPath(new URL("../..", import.meta.url));
const program = join(repository, "dist/cli.js");

/** Compiles the command line where the sources have changed; call it before the first run. */
export const buildCommandLine: () => Promise<void> = build;

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Circumstances {
  readonly cwd: string;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Flags of node itself. */
  readonly node?: readonly string[];
}

/** Runs the compiled command line as a process of its own. */
export function modelmint(args: readonly string[], circumstances: Circumstances): Promise<Ended> {
  return run(process.execPath, [...(circumstances.node ?? []), program, ...args], circumstances);
}

/**
 * Runs the command line inside this process, from its sources: nothing has to start, and what is heavy is
 * loaded once. What a process of its own adds (streams, signals, compiled files) is not tried by this.
 */
export async function modelmintHere(args: readonly string[], { cwd }: { readonly cwd: string }): Promise<Ended> {
  const output = { stdout: "", stderr: "" };
  const console = createConsole(
    (text) => {
      output.stdout += text;
    },
    (text) => {
      output.stderr += text;
    },
    { out: false, err: false },
  );
  const before = process.cwd();
  process.chdir(cwd);
  try {
    return { code: await main(args, console), ...output };
  } finally {
    process.chdir(before);
  }
}

/** Runs any program to its end. */
export function run(command: string, args: readonly string[], { cwd, stdin = "", env = {} }: Circumstances): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...withoutColor(), ...env } });
    const output = collect(child);
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout: output.stdout.join(""), stderr: output.stderr.join("") }));
    child.stdin.on("error", () => {}); // it may end without reading its input
    child.stdin.end(stdin);
  });
}

function collect(child: ChildProcess): { stdout: string[]; stderr: string[] } {
  const output = { stdout: [] as string[], stderr: [] as string[] };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => output.stdout.push(text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => output.stderr.push(text));
  return output;
}

function withoutColor(): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _force, GITHUB_ACTIONS: _github, ...env } = process.env;
  return { ...env, NO_COLOR: "1" };
}

/** A folder of its own, with files in it (path → text). */
export function createFolder(files: Readonly<Record<string, string>> = {}): { readonly path: string; dispose(): void } {
  const path = mkdtempSync(join(tmpdir(), "modelmint-e2e-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return { path, dispose: () => rmSync(path, { recursive: true, force: true }) };
}

/** A small document with one component and one operation with an inline response. */
export const petDocument = `openapi: 3.1.0
info:
  title: Pets
  version: 1.0.0
paths:
  /pets/{id}:
    get:
      operationId: getPet
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses:
        "200":
          description: One pet
          content:
            application/json:
              schema:
                type: object
                required: [pet]
                properties:
                  pet: { $ref: "#/components/schemas/Pet" }
                  seen_at: { type: string, format: date-time }
components:
  schemas:
    Pet:
      type: object
      description: A pet.
      required: [name]
      properties:
        name: { type: string }
        age: { type: integer }
`;
