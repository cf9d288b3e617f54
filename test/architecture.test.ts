import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const generator = join(root, "generator");

/** The rooms from left to right: each may import what stands left of it. */
const pipeline = ["load", "resolve", "model", "name", "compare", "emit", "verify", "write", "reuse"];
/** What every room may import. */
const shared = [
  /^cache\/(?:types|parse-kept)\.ts$/,
  /^observe\/types\.ts$/,
  /^diagnostics\//,
  /^model\/types\.ts$/,
  /^model\/pattern\//, // the engine that matches any pattern in linear time
  /^load\/types\.ts$/,
  /^resolve\/pointer\.ts$/,
  /^emit\/options\.ts$/,
];
/** Rooms beside the pipeline, and what they may import beyond themselves and what is shared. */
const beside: Readonly<Record<string, readonly string[]>> = {
  diagnostics: [],
  runtime: [],
  cache: [],
  observe: [],
  config: ["model", "load"],
  run: [...pipeline, "config", "pipeline.ts", "cache"],
  cli: [...pipeline, "config", "run"],
  plugin: [...pipeline, "config", "run"],
  "pipeline.ts": [...pipeline, "config"],
  "index.ts": [...pipeline, "config", "run", "pipeline.ts"],
  "cli.ts": ["cli", "run", "config"],
};
/** Modules that may touch the disk, the process and the clock, and why. */
const impure: readonly RegExp[] = [
  /^load\/read-[a-z-]+\.ts$/, // documents are read
  /^config\/(?:loader|imports)\.ts$/, // the config is found and run, and what it imports is found
  /^write\/real-file-system\.ts$/, // the disk
  /^run\/installation\.ts$/, // modelmint reads its own runtime and version
  /^run\/watch\/real-watch-host\.ts$/, // files are followed, and time passes
  /^cache\/(?:disk-cache|cache-folder)\.ts$/, // what earlier runs found out
  /^run\/recall\/stamps\.ts$/, // whether a file was touched, and how long ago
  /^run\/this-process\.ts$/, // locks say which process has them
  /^cli\//,
  /^cli\.ts$/,
];
/** Packages that cost too much to be loaded where they are not used. */
const heavy = ["ts-morph", "yaml", "openapi-typescript", "diff", "jiti", "typescript", "chokidar"];

interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
  readonly lazy: boolean;
}

interface Module {
  /** Below generator/. */
  readonly path: string;
  readonly source: ts.SourceFile;
  readonly imports: readonly Import[];
}

const modules = readModules();

function readModules(): readonly Module[] {
  const paths = readdirSync(generator, { recursive: true, encoding: "utf8" }).map((path) => path.replaceAll("\\", "/"));
  return paths
    .filter((path) => path.endsWith(".ts") && !path.startsWith("emit/tests/support/"))
    .sort()
    .map((path) => {
      const source = ts.createSourceFile(path, readFileSync(join(generator, path), "utf8"), ts.ScriptTarget.ES2023, true);
      return { path, source, imports: listImports(source) };
    });
}

function listImports(source: ts.SourceFile): readonly Import[] {
  const imports: Import[] = [];
  visit(source, (node) => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      imports.push({ specifier: node.moduleSpecifier.text, typeOnly: node.importClause?.isTypeOnly === true, lazy: false });
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier)) {
      imports.push({ specifier: node.moduleSpecifier.text, typeOnly: node.isTypeOnly, lazy: false });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument !== undefined && ts.isStringLiteral(argument))
        imports.push({ specifier: argument.text, typeOnly: false, lazy: true });
    } else if (ts.isCallExpression(node) && node.expression.getText(source) === "require") {
      const [argument] = node.arguments;
      if (argument !== undefined && ts.isStringLiteral(argument))
        imports.push({ specifier: argument.text, typeOnly: false, lazy: false });
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
      imports.push({ specifier: node.argument.literal.text, typeOnly: true, lazy: false });
    }
  });
  return imports;
}

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  ts.forEachChild(node, (child) => visit(child, look));
}

/** The module that a relative import leads to, below generator/; undefined for packages. */
function targetOf(module: Module, { specifier }: Import): string | undefined {
  return specifier.startsWith(".") ? posix.join(dirname(module.path), specifier).replace(/\.js$/, ".ts") : undefined;
}

function roomOf(path: string): string {
  return path.split("/")[0] ?? path;
}

function allowedRooms(room: string): readonly string[] {
  const place = pipeline.indexOf(room);
  return place >= 0 ? pipeline.slice(0, place) : (beside[room] ?? []);
}

describe("rooms", () => {
  it("are all known", () => {
    const known = new Set([...pipeline, ...Object.keys(beside)]);
    expect(modules.map(({ path }) => roomOf(path)).filter((room) => !known.has(room))).toEqual([]);
  });

  it("import only what stands left of them", () => {
    const wrong = modules.flatMap((module) => {
      const room = roomOf(module.path);
      const targets = module.imports.flatMap((one) => targetOf(module, one) ?? []);
      const allowed = [room, ...allowedRooms(room)];
      return targets
        .filter(
          (target) =>
            !allowed.includes(roomOf(target)) && !(room !== "runtime" && shared.some((pattern) => pattern.test(target))),
        )
        .map((target) => `${module.path} imports ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it("leave runtime alone: it imports no package and nothing outside itself", () => {
    const runtime = modules.filter(({ path }) => path.startsWith("runtime/"));
    const foreign = runtime.flatMap((module) =>
      module.imports
        .filter(({ specifier }) => !/^\.\/[a-z0-9-]+\.js$/.test(specifier))
        .map(({ specifier }) => `${module.path}: ${specifier}`),
    );
    expect(foreign).toEqual([]);
  });
});

function runTimeTargets(module: Module): readonly string[] {
  return module.imports.filter(({ typeOnly, lazy }) => !typeOnly && !lazy).flatMap((one) => targetOf(module, one) ?? []);
}

describe("purity", () => {
  const pure = modules.filter(({ path }) => !impure.some((pattern) => pattern.test(path)));

  it("keeps the disk, the network and other processes out of all but a few modules", () => {
    const banned = /^(?:node:)?(?:fs|fs\/promises|child_process|http|https|net|dns|os|process|worker_threads|vm|perf_hooks)$/;
    const found = pure.flatMap(({ path, imports }) =>
      imports.filter(({ specifier }) => banned.test(specifier)).map(({ specifier }) => `${path}: ${specifier}`),
    );
    expect(found).toEqual([]);
  });

  it("keeps the process, the clock, locale and chance out of them too", () => {
    expect(pure.filter(({ path }) => !path.startsWith("runtime/")).flatMap(findImpurities)).toEqual([]);
  });

  it("lets cli.ts alone end the process", () => {
    const ends = modules.filter(({ source }) => /process\.exit\b/.test(source.text)).map(({ path }) => path);
    expect(ends.filter((path) => path !== "cli.ts")).toEqual([]);
  });
});

/** Uses of globals and methods whose result is not a function of the input. */
function findImpurities({ path, source }: Module): readonly string[] {
  const found: string[] = [];
  visit(source, (node) => {
    if (ts.isPropertyAccessExpression(node)) {
      const text = `${node.expression.getText()}.${node.name.text}`;
      const impureCall = /^(?:process\.|Date\.now|Math\.random|performance\.|crypto\.(?:random|getRandom)|Intl\.)/.test(text);
      const localeCall = /^(?:localeCompare|toLocale[A-Z]\w*)$/.test(node.name.text);
      if (impureCall || localeCall) found.push(`${path}: ${text}`);
    }
    if (ts.isNewExpression(node) && node.expression.getText() === "Date" && (node.arguments?.length ?? 0) === 0)
      found.push(`${path}: new Date()`);
    if (
      ts.isIdentifier(node) &&
      /^(?:fetch|setTimeout|setInterval|__dirname)$/.test(node.text) &&
      ts.isCallExpression(node.parent)
    )
      found.push(`${path}: ${node.text}()`);
  });
  return found;
}

describe("cost", () => {
  it.each(["cli.ts", "index.ts", "plugin/vite.ts", "plugin/esbuild.ts", "plugin/webpack.ts"])(
    "stays low when %s is loaded: heavy packages are imported lazily, where they are used",
    (start) => {
      const loaded = reachable(start);
      expect(loaded.length).toBeGreaterThan(3);
      const eager = loaded.flatMap(({ path, imports }) => {
        return imports
          .filter(({ specifier, typeOnly, lazy }) => !typeOnly && !lazy && heavy.includes(specifier))
          .map(({ specifier }) => `${path}: ${specifier}`);
      });
      expect(eager).toEqual([]);
    },
  );
});

/** All modules that are loaded with one, lazy imports left out. */
function reachable(start: string): readonly Module[] {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const seen = new Set<string>();
  const walk = (path: string): void => {
    const module = byPath.get(path);
    if (module === undefined || seen.has(path)) return;
    seen.add(path);
    for (const target of runTimeTargets(module)) walk(target);
  };
  walk(start);
  return [...seen].flatMap((path) => byPath.get(path) ?? []);
}

describe("types", () => {
  it("are never switched off: no any, no ignored errors", () => {
    const found = modules.flatMap(({ path, source }) => {
      const places: string[] = [];
      visit(source, (node) => {
        if (node.kind === ts.SyntaxKind.AnyKeyword)
          places.push(`${path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}: any`);
      });
      return /@ts-(?:ignore|expect-error|nocheck)/.test(source.text) ? [...places, `${path}: @ts-…`] : places;
    });
    expect(found).toEqual([]);
  });
});

describe("the project's files", () => {
  it("are kebab-case", () => {
    expect(
      modules
        .map(({ path }) => path)
        .filter((path) => !/^(?:[a-z0-9]+(?:-[a-z0-9]+)*\/)*[a-z0-9]+(?:-[a-z0-9]+)*\.ts$/.test(path)),
    ).toEqual([]);
  });

  it("say what they are for: no utils, helpers, managers or handlers", () => {
    expect(modules.map(({ path }) => path).filter((path) => /util|helper|manager|handler/.test(path))).toEqual([]);
  });
});

/** Types that only a few modules may turn text into; everybody else has to go through them. */
const brands: Readonly<Record<string, RegExp>> = {
  Code: /^emit\/print\//,
  Markdown: /^emit\/print\//,
  Identifier: /^name\/allocate\.ts$/,
  RelativePath: /^name\/relative-path\.ts$/,
};

/** Ways to pass text off as safe: casts to a brand, to what fits everything, a brand by another name, templates called like functions. */
function findForgeries(path: string, source: ts.SourceFile): readonly string[] {
  const found: string[] = [];
  const isForbidden = (text: string): boolean =>
    Object.entries(brands).some(([name, makers]) => name === text && !makers.test(path));
  visit(source, (node) => {
    if (ts.isAsExpression(node) || ts.isTypeAssertionExpression(node)) {
      visit(node.type, (part) => {
        if (ts.isIdentifier(part) && isForbidden(part.text)) found.push(node.getText(source));
        if (path.startsWith("emit/") && part.kind === ts.SyntaxKind.NeverKeyword) found.push(node.getText(source));
      });
    }
    if (ts.isTypePredicateNode(node) && node.type !== undefined && isForbidden(node.type.getText(source)))
      found.push(node.getText(source));
    if (
      (ts.isImportSpecifier(node) || ts.isExportSpecifier(node)) &&
      node.propertyName !== undefined &&
      node.propertyName.text in brands
    )
      found.push(node.getText(source));
    const isTemplate =
      ts.isCallExpression(node) && ts.isIdentifier(node.expression) && /^(?:code|markdown)$/.test(node.expression.text);
    if (isTemplate) found.push(node.getText(source));
  });
  return found;
}

describe("text of a document", () => {
  it("becomes code, Markdown, an identifier or a path in the printers and in the naming plan alone", () => {
    // In diagnostics a Code is that of a message; the room cannot import the other one.
    const others = modules.filter(({ path }) => !path.startsWith("diagnostics/"));
    expect(others.flatMap(({ path, source }) => findForgeries(path, source).map((text) => `${path}: ${text}`))).toEqual([]);
  });

  it.each([
    ["const a = text as Code;", "emit/models/a.ts", 1],
    ["const a = [text] as readonly Code[];", "emit/models/a.ts", 1],
    ["const a = <Markdown>text;", "emit/docs/a.ts", 1],
    ["const a = text as unknown as Identifier;", "emit/print/a.ts", 1],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text under test
    ["const a = `src/${text}` as RelativePath;", "emit/package/layout.ts", 1],
    ["const a: Code = text as never;", "emit/tests/a.ts", 1],
    ["function isCode(text: string): text is Code { return true; }", "emit/models/a.ts", 1],
    ['import { type Code as Text } from "../print/code.js";', "emit/models/a.ts", 1],
    ["const a = code([text] as unknown as TemplateStringsArray);", "emit/models/a.ts", 1],
    ["const a = text as Code;", "emit/print/a.ts", 0],
    ["const a = code`text`;", "emit/models/a.ts", 0],
    ["const a = text as string;", "emit/models/a.ts", 0],
  ])("%s in %s counts as %i", (text, path, want) => {
    expect(findForgeries(path, ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true))).toHaveLength(want);
  });
});
