/** Like Lambda's runtime, imports a bundle once and then calls it with one event after the other. */
const { handler } = await import(process.argv[2]);

process.on("message", async ({ event }) => {
  process.send(await handler(event, {}));
});
