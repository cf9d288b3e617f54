// The command line from a clone: compiles what has changed, then runs it.
import { build } from "./build.mjs";

// npm runs scripts in the package's folder and says where the user stood; paths are relative to that.
const { npm_lifecycle_event: script, INIT_CWD: userFolder } = process.env;
if (script === "modelmint" && userFolder !== undefined) process.chdir(userFolder);

await build();
await import(new URL("../dist/cli.js", import.meta.url).href);
