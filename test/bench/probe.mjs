// Loaded before a measured program: at its end, writes what the process has used.
import { writeFileSync } from "node:fs";

const report = process.env.BENCH_REPORT;
delete process.env.BENCH_REPORT; // worker processes of the program are not to write over it

process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  writeFileSync(report, JSON.stringify({ cpu: (user + system) / 1e6, memory: process.resourceUsage().maxRSS / 1024 }));
});
