import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { posix } from "node:path";
import { pathToFileURL } from "node:url";
import { transformSync } from "esbuild";

/** A test as a test module registers it. */
export interface CollectedTest {
  readonly name: string;
  readonly run: () => unknown;
}

type Exports = Record<string, unknown>;
type Module = (exports: Exports, require: (specifier: string) => unknown, url: string) => void;

const requirePackage = createRequire(import.meta.url);

/**
 * A generated package on disk, its modules compiled one by one and run in this process: so that one module can be
 * exchanged for another text of it, while all others stay as they are. `vitest` is a list that tests are put on.
 */
export class LoadedPackage {
  readonly #folder: string;
  readonly #compiled = new Map<string, Module>();
  readonly #loaded = new Map<string, Exports>();

  /** @param folder absolute */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Text of a file of the package. */
  read(path: string): string {
    return readFileSync(posix.join(this.#folder, path), "utf8");
  }

  /** The tests of a test module; with `exchanged`, of the same module when others have other texts. */
  collectTests(path: string, exchanged: ReadonlyMap<string, string> = new Map()): readonly CollectedTest[] {
    const tests: CollectedTest[] = [];
    const fresh = new Map<string, Exports>();
    const load = (module: string): Exports => {
      const isFresh = module === path || exchanged.has(module);
      const cache = isFresh ? fresh : this.#loaded;
      const known = cache.get(module);
      if (known !== undefined) return known;
      const exports: Exports = {};
      cache.set(module, exports);
      const text = exchanged.get(module);
      const run = text === undefined ? this.#compile(module) : compile(text, module);
      run(
        exports,
        (specifier) => {
          if (specifier === "vitest") return collector(tests);
          return specifier.startsWith(".") ? load(resolve(module, specifier)) : requirePackage(specifier);
        },
        pathToFileURL(posix.join(this.#folder, module)).href,
      );
      return exports;
    };
    load(path);
    return tests;
  }

  #compile(path: string): Module {
    let module = this.#compiled.get(path);
    if (module === undefined) {
      module = compile(this.read(path), path);
      this.#compiled.set(path, module);
    }
    return module;
  }
}

function resolve(from: string, specifier: string): string {
  return posix.join(posix.dirname(from), specifier).replace(/\.js$/, ".ts");
}

function compile(text: string, path: string): Module {
  const { code } = transformSync(text, {
    loader: "ts",
    format: "cjs",
    target: "node20",
    define: { "import.meta.url": "__url" },
    sourcefile: path,
  });
  // The text of a generated module, which is code already.
  const run = new Function("module", "exports", "require", "__url", code);
  return (exports, require, url) => {
    const module = { exports };
    run(module, exports, require, url);
    // The compiled code replaces the object that others may hold by now.
    if (module.exports !== exports) Object.defineProperties(exports, Object.getOwnPropertyDescriptors(module.exports));
  };
}

function collector(tests: CollectedTest[]): object {
  const names: string[] = [];
  const it = (name: string, options: unknown, run?: unknown): void => {
    const body = typeof options === "function" ? options : run;
    if (typeof body === "function") tests.push({ name: [...names, name].join(" "), run: () => body(CONTEXT) as unknown });
  };
  const describe = (name: string, body: () => void): void => {
    names.push(name);
    body();
    names.pop();
  };
  return { describe, it: Object.assign(it, { skip: () => undefined }), expect: requirePackage("chai").expect };
}

const CONTEXT = { skip: (): void => undefined };
