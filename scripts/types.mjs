// The package's types: rolled up by api-extractor, whose reports under docs/api/ show every change of the interface in a diff.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fail, path, run } from "./shell.mjs";

/** Each entry of the package with the roll-up that declares what it exports, and what its types add besides. */
const ENTRIES = {
  index: ["text-api"],
  story: ["text-api"],
  export: ["text-api"],
  page: ["page-api"],
  element: ["page-api", "element.d.ts"],
  define: ["page-api", null, 'import "./element.js";\n'],
  standalone: ["page-api", null, 'import "./element.js";\n', ["load", "Annotator", "LoadOptions"]],
};

/** Writes the types into dist/, and the reports into docs/api/, where a change shows in the diff. */
export async function types() {
  rmSync(path("target", "types"), { recursive: true, force: true });
  run(process.execPath, [path("node_modules", "typescript", "bin", "tsc"), "-p", path("tsconfig.types.json")]);
  cpSync(path("www", "annotations.d.ts"), path("target", "types", "annotations.d.ts"));
  mkdirSync(path("docs", "api"), { recursive: true });
  for (const name of ["text", "page"]) await rollUp(name);
  const exported = exportsOf();
  for (const [entry, [rolled, extra, head = "", fromText = []]] of Object.entries(ENTRIES)) {
    const names = exported(entry);
    const list = (from, wanted) => {
      const values = names.filter(({ name, type }) => !type && wanted(name)).map(({ name }) => name);
      const types = names.filter(({ name, type }) => type && wanted(name)).map(({ name }) => name);
      return [values.length && `export { ${values.join(", ")} } from "./${from}.js";\n`, types.length && `export type { ${types.join(", ")} } from "./${from}.js";\n`].filter(Boolean).join("");
    };
    const own = extra ? `import type { NewsGlossElement } from "./${rolled}.js";\n${readFileSync(path("www", "types", extra), "utf8")}` : "";
    writeFileSync(path("dist", `${entry}.d.ts`), head + list(rolled, (name) => !fromText.includes(name)) + list("text-api", (name) => fromText.includes(name)) + own);
  }
  for (const [from, to] of [["inline", "newsgloss-inline"], ["wasm", "newsgloss.wasm"], ["react", "react"], ["preact", "preact"]]) cpSync(path("www", "types", `${from}.d.ts`), path("dist", `${to}.d.ts`));
}

/** One roll-up with its report. */
async function rollUp(name) {
  const { Extractor, ExtractorConfig, ExtractorLogLevel } = await import("@microsoft/api-extractor");
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: path("package.json"),
    configObject: {
      projectFolder: path(),
      mainEntryPointFilePath: path("target", "types", "api", `${name}.d.ts`),
      compiler: { overrideTsconfig: { compilerOptions: { target: "ES2022", module: "ESNext", moduleResolution: "Bundler", lib: ["ES2023", "DOM", "DOM.Iterable"], types: [], strict: true, skipLibCheck: true }, files: [path("target", "types", "api", `${name}.d.ts`), path("target", "types", "..", "..", "www", "glue.d.ts")] } },
      apiReport: { enabled: true, reportFolder: path("docs", "api"), reportTempFolder: path("target", "types", "reports"), reportFileName: `${name}.api.md` },
      docModel: { enabled: false },
      dtsRollup: { enabled: true, untrimmedFilePath: path("dist", `${name}-api.d.ts`) },
      tsdocMetadata: { enabled: false },
      newlineKind: "lf",
      messages: { extractorMessageReporting: { default: { logLevel: "warning" }, "ae-missing-release-tag": { logLevel: "none" }, "ae-undocumented": { logLevel: "none" }, "ae-forgotten-export": { logLevel: "warning" } }, tsdocMessageReporting: { default: { logLevel: "none" } } },
    },
  });
  const told = [];
  const result = Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => {
      message.handled = true;
      if (message.logLevel === ExtractorLogLevel.Error || message.logLevel === ExtractorLogLevel.Warning) told.push(message.text);
    },
  });
  // What the element extends is HTMLElement, under a name that needs no export.
  const wrong = told.filter((text) => !/API report|API signature|symbol "Base"/.test(text));
  if (wrong.length || !(result.succeeded || result.apiReportChanged)) fail(`The types cannot be rolled up:\n${wrong.join("\n")}`);
}

/** What an entry exports, by the compiler that api-extractor brings: TypeScript's own has no such interface any more. */
function exportsOf() {
  const ts = createRequire(createRequire(import.meta.url).resolve("@microsoft/api-extractor"))("typescript");
  const file = (entry) => path("target", "types", `${entry}.d.ts`);
  const program = ts.createProgram(Object.keys(ENTRIES).map(file), { moduleResolution: ts.ModuleResolutionKind.Bundler, module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, types: [], skipLibCheck: true });
  const checker = program.getTypeChecker();
  return (entry) =>
    checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file(entry)))).map((symbol) => {
      const declared = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      return { name: symbol.name, type: !(declared.flags & ts.SymbolFlags.Value) || isTypeOnly(ts, symbol) };
    }).sort((a, b) => (a.name < b.name ? -1 : 1));
}

const isTypeOnly = (ts, symbol) => (symbol.declarations ?? []).some((declaration) => ts.isExportSpecifier(declaration) && (declaration.isTypeOnly || declaration.parent.parent.isTypeOnly));
