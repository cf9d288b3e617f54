import ts from "typescript";

/** One error of the type checker. */
export interface CheckError {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  noEmit: true,
};

/** Checks files, but not what they import. */
export function checkTypes(files: readonly string[]): readonly CheckError[] {
  const program = ts.createProgram([...files], OPTIONS);
  const errors = files.flatMap((file) => {
    const source = program.getSourceFile(file);
    return source === undefined ? [] : [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  });
  return [...program.getGlobalDiagnostics(), ...program.getOptionsDiagnostics(), ...errors].map(describe);
}

function describe(diagnostic: ts.Diagnostic): CheckError {
  const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n      ");
  const line = diagnostic.file === undefined ? 0 : diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line + 1;
  return { file: diagnostic.file?.fileName ?? "", line, message };
}
