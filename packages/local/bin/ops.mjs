import "./register.mjs";

await import("../src/ops.ts");
