import { defineConfig } from "modelmint";

export default defineConfig({
  input: "spec/create-image-edit.yaml",
  output: "generated",
  package: { name: "@orq-ai/node", version: "0.1.0" },
});
