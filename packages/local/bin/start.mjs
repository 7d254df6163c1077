import "./register.mjs";

await import("../src/start.ts");
