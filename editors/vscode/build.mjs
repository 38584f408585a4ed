// Bundles the extension into dist/, beside the schema of the configuration.
import { copyFileSync, mkdirSync } from "node:fs";
import { build, context } from "esbuild";

const options = {
  entryPoints: ["src/extension.ts"],
  outfile: "dist/extension.js",
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  external: ["vscode"],
  minify: process.argv.includes("--minify"),
  sourcemap: process.argv.includes("--minify") ? false : "linked",
  logLevel: "warning",
};

mkdirSync("dist", { recursive: true });
copyFileSync("../wakeful.schema.json", "dist/wakeful.schema.json");
if (process.argv.includes("--watch")) {
  await (await context({ ...options, logLevel: "info" })).watch();
} else {
  await build(options);
}
