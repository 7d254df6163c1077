import "./register.mjs";

await import("../src/bench/bench.ts");
